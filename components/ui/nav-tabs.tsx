import Link from "next/link";
import { count } from "@/lib/format/names";
import { tabClass } from "./tab-class";

export interface NavTabsProps {
  label: string;
  tabs: readonly { href: string; label: string; count?: number | undefined; current: boolean }[];
}

/** Tabs that are pages: each has its own URL, and the browser's back works. */
export function NavTabs({ label, tabs }: NavTabsProps) {
  return (
    <nav aria-label={label} className="flex gap-4 overflow-x-auto overflow-y-hidden border-b">
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          aria-current={tab.current ? "page" : undefined}
          className={tabClass(tab.current)}
        >
          {tab.label}
          {tab.count !== undefined && <span className="text-ink-3">{count(tab.count)}</span>}
        </Link>
      ))}
    </nav>
  );
}
