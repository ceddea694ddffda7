"use client";

import { useRef } from "react";
import { count } from "@/lib/format/names";
import { IntentLink } from "./intent-link";
import { tabClass } from "./tab-class";
import { useCurrentInView } from "./use-current-in-view";

export interface NavTabsProps {
  label: string;
  tabs: readonly { href: string; label: string; count?: number | undefined; current: boolean }[];
}

/** Tabs that are pages: each has its own URL, and the browser's back works. */
export function NavTabs({ label, tabs }: NavTabsProps) {
  const strip = useRef<HTMLElement>(null);
  useCurrentInView(strip, tabs.find((tab) => tab.current)?.href);
  return (
    <nav
      ref={strip}
      aria-label={label}
      className="edge-fade relative flex gap-4 overflow-x-auto overflow-y-hidden border-b"
    >
      {tabs.map((tab) => (
        <IntentLink
          key={tab.href}
          href={tab.href}
          aria-current={tab.current ? "page" : undefined}
          className={tabClass(tab.current)}
        >
          {tab.label}
          {tab.count !== undefined && <span className="text-ink-3">{count(tab.count)}</span>}
        </IntentLink>
      ))}
    </nav>
  );
}
