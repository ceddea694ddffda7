"use client";

import { type RefObject, useEffect } from "react";

/** Brings the current tab of a strip that scrolls sideways into sight, at first and whenever another is `current`. */
export function useCurrentInView(strip: RefObject<HTMLElement | null>, current: string | undefined): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the current tab is found by what it tells assistive technology
  useEffect(() => {
    const box = strip.current;
    const tab = box?.querySelector<HTMLElement>("[aria-current=page],[aria-selected=true]");
    if (box && tab) box.scrollLeft = tab.offsetLeft - (box.clientWidth - tab.offsetWidth) / 2;
  }, [strip, current]);
}
