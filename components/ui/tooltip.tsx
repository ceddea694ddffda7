"use client";

import { type ReactElement, useEffect, useId, useRef, useState } from "react";
import { Kbd } from "./kbd";
import { placeAt } from "./place";

const showAfterMs = 400;
const hideAfterMs = 120;

export interface TooltipProps {
  label: string;
  keys?: string;
  /** One element that can have the focus and already has a name of its own. */
  children: ReactElement;
}

/** The name of an icon, on hover and on focus; Escape hides it. It never holds anything that is not said elsewhere. */
export function Tooltip({ label, keys, children }: TooltipProps) {
  const id = useId();
  const [shown, setShown] = useState(false);
  const anchor = useRef<HTMLSpanElement>(null);
  const tip = useRef<HTMLSpanElement>(null);
  const timer = useRef<number>(undefined);

  function plan(show: boolean, delay: number) {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setShown(show), delay);
  }

  useEffect(() => () => window.clearTimeout(timer.current), []);

  useEffect(() => {
    if (!shown || !tip.current || !anchor.current) return;
    tip.current.showPopover();
    placeAt(anchor.current, tip.current, "center");
    const hide = (event: KeyboardEvent) => event.key === "Escape" && setShown(false);
    document.addEventListener("keydown", hide);
    return () => document.removeEventListener("keydown", hide);
  }, [shown]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens for what bubbles out of the control inside
    <span
      ref={anchor}
      className="inline-flex shrink-0"
      onPointerEnter={(event) => event.pointerType === "mouse" && plan(true, showAfterMs)}
      onPointerLeave={() => plan(false, hideAfterMs)}
      onPointerDown={() => plan(false, 0)}
      onFocus={(event) => event.target.matches(":focus-visible") && plan(true, 0)}
      onBlur={() => plan(false, 0)}
    >
      {children}
      {shown && (
        <span
          ref={tip}
          id={id}
          role="tooltip"
          popover="manual"
          data-anchored=""
          className="w-max max-w-64 rounded-md bg-surface-1 px-2 py-1 text-ink-1 text-xs shadow-float"
        >
          {label}
          {keys && (
            <span className="ml-2">
              <Kbd keys={keys} />
            </span>
          )}
        </span>
      )}
    </span>
  );
}
