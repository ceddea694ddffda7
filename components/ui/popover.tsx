"use client";

import { cloneElement, type ReactElement, type ReactNode, useEffect, useId, useRef } from "react";
import type { ButtonProps } from "./button";
import type { Align } from "./place";
import { useAnchored } from "./use-anchored";

export interface PopoverProps {
  /** A Button or IconButton; it opens and closes the popover. */
  trigger: ReactElement<ButtonProps>;
  /** Names the popover for readers. */
  label: string;
  align?: Align;
  children: ReactNode | ((close: () => void) => ReactNode);
}

/** A small panel beside its button. Escape or a click elsewhere closes it and gives the focus back. */
export function Popover({ trigger, label, align = "start", children }: PopoverProps) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const { open, props } = useAnchored(anchor, panel, align);
  const close = () => panel.current?.hidePopover();

  useEffect(() => {
    if (open) panel.current?.querySelector<HTMLElement>("input,select,textarea,button,a[href]")?.focus();
  }, [open]);

  return (
    <>
      <span ref={anchor} className="inline-flex min-w-0">
        {cloneElement(trigger, { popoverTarget: id, "aria-haspopup": "dialog", "aria-expanded": open })}
      </span>
      <div
        {...props}
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        className="w-max min-w-56 max-w-[min(24rem,calc(100vw-1rem))] overflow-auto rounded-md bg-surface-1 p-3 text-ink-1 text-sm shadow-float"
      >
        {open && (typeof children === "function" ? children(close) : children)}
      </div>
    </>
  );
}
