"use client";

import { Check } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { Kbd } from "./kbd";

export interface MenuAction {
  label: string;
  onSelect?: () => void;
  /** Goes somewhere instead of doing something. */
  href?: string;
  icon?: ReactNode;
  keys?: string;
  hint?: string;
  danger?: boolean;
  disabled?: boolean;
  /** Given, the item is one choice of several and shows a tick when true. */
  checked?: boolean;
}

export type MenuEntry = MenuAction | { heading: string } | "separator";

const itemClass =
  "flex w-full items-center gap-2 px-3 py-1.5 text-left text-sm outline-none focus:bg-surface-3 hover:bg-surface-3 max-desk:min-h-11";

/** The entries of an open Menu; `close` hides it before an entry acts, so that focus is back in place by then. */
export function MenuItems({ items, close }: { items: readonly MenuEntry[]; close: () => void }) {
  return items.map((item, index) => {
    if (item === "separator") {
      // biome-ignore lint/suspicious/noArrayIndexKey: separators have no identity
      return <hr key={index} className="my-1 border-line" />;
    }
    if ("heading" in item) {
      return (
        <div key={item.heading} role="presentation" className="px-3 pt-2 pb-1 text-ink-3 text-xs">
          {item.heading}
        </div>
      );
    }
    const body = (
      <>
        {item.checked !== undefined && (
          <Check aria-hidden="true" className={cn("size-4 shrink-0", !item.checked && "invisible")} />
        )}
        {item.icon}
        <span className="min-w-0 flex-1">
          <span className="block truncate">{item.label}</span>
          {item.hint && <span className="block truncate text-ink-3 text-xs">{item.hint}</span>}
        </span>
        {item.keys && <Kbd keys={item.keys} />}
      </>
    );
    if (item.href !== undefined && !item.disabled) {
      return (
        <Link
          key={item.label}
          href={item.href}
          role="menuitem"
          tabIndex={-1}
          prefetch={false}
          onClick={close}
          className={itemClass}
        >
          {body}
        </Link>
      );
    }
    return (
      <button
        key={item.label}
        type="button"
        {...(item.checked === undefined
          ? { role: "menuitem" }
          : { role: "menuitemradio", "aria-checked": item.checked })}
        aria-disabled={item.disabled || undefined}
        tabIndex={-1}
        onClick={() => {
          if (item.disabled) return;
          close();
          item.onSelect?.();
        }}
        className={cn(itemClass, item.danger && "text-danger", item.disabled && "text-ink-3")}
      >
        {body}
      </button>
    );
  });
}
