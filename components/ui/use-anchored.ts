"use client";

import { type RefObject, type ToggleEvent, useEffect, useState } from "react";
import { type Align, placeAt } from "./place";

/**
 * Keeps a popover element at its anchor while it is open. Spread the returned props on the popover; `open` says
 * whether its content should be mounted.
 */
export function useAnchored(
  anchor: RefObject<Element | null>,
  floating: RefObject<HTMLElement | null>,
  align: Align,
) {
  const [open, setOpen] = useState(false);

  useEffect(() => {
    if (!open) return;
    const place = () => {
      if (anchor.current && floating.current) placeAt(anchor.current, floating.current, align);
    };
    place();
    const resized = new ResizeObserver(place);
    if (floating.current) resized.observe(floating.current);
    window.addEventListener("scroll", place, { capture: true, passive: true });
    window.addEventListener("resize", place);
    return () => {
      resized.disconnect();
      window.removeEventListener("scroll", place, { capture: true });
      window.removeEventListener("resize", place);
    };
  }, [open, anchor, floating, align]);

  return {
    open,
    props: {
      "data-anchored": "",
      onToggle: (event: ToggleEvent<HTMLElement>) => {
        if (event.target !== event.currentTarget) return;
        const isOpen = event.newState === "open";
        if (!isOpen) delete event.currentTarget.dataset.placed;
        setOpen(isOpen);
      },
    },
  };
}
