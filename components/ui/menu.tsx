"use client";

import { cloneElement, type KeyboardEvent, type ReactElement, useEffect, useId, useRef } from "react";
import type { ButtonProps } from "./button";
import { type MenuEntry, MenuItems } from "./menu-items";
import type { Align } from "./place";
import { useAnchored } from "./use-anchored";

export interface MenuProps {
  /** A Button or IconButton; it opens and closes the menu. */
  trigger: ReactElement<ButtonProps>;
  /** Names the menu for readers. */
  label: string;
  items: readonly MenuEntry[];
  align?: Align;
}

function itemsOf(menu: HTMLElement | null): HTMLElement[] {
  return menu
    ? [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]:not([aria-disabled="true"])')]
    : [];
}

/** A list of actions behind a button. Arrows, Home, End and first letters move; Escape closes and gives focus back. */
export function Menu({ trigger, label, items, align = "start" }: MenuProps) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const { open, props } = useAnchored(anchor, menu, align);

  useEffect(() => {
    if (open) itemsOf(menu.current)[0]?.focus();
  }, [open]);

  function onKeyDown(event: KeyboardEvent) {
    const list = itemsOf(menu.current);
    const at = document.activeElement instanceof HTMLElement ? list.indexOf(document.activeElement) : -1;
    const go = (index: number) => {
      event.preventDefault();
      list.at(index % list.length)?.focus();
    };
    if (event.key === "ArrowDown") go(at + 1);
    else if (event.key === "ArrowUp") go(at <= 0 ? -1 : at - 1);
    else if (event.key === "Home") go(0);
    else if (event.key === "End") go(-1);
    else if (event.key === "Tab") menu.current?.hidePopover();
    else if (
      event.key.length === 1 &&
      event.key !== " " &&
      !event.ctrlKey &&
      !event.metaKey &&
      !event.altKey
    ) {
      const letter = event.key.toLowerCase();
      const after = [...list.slice(at + 1), ...list.slice(0, at + 1)];
      after.find((item) => item.textContent?.trim().toLowerCase().startsWith(letter))?.focus();
      event.stopPropagation();
    }
  }

  return (
    <>
      <span ref={anchor} className="inline-flex min-w-0">
        {cloneElement(trigger, { popoverTarget: id, "aria-haspopup": "menu", "aria-expanded": open })}
      </span>
      <div
        {...props}
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        className="w-max min-w-48 max-w-[min(22rem,calc(100vw-1rem))] overflow-auto rounded-md bg-surface-1 py-1 text-ink-1 text-sm shadow-float"
      >
        {open && <MenuItems items={items} close={() => menu.current?.hidePopover()} />}
      </div>
    </>
  );
}
