"use client";

import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import { count } from "@/lib/format/names";
import { tabClass } from "./tab-class";
import { useCurrentInView } from "./use-current-in-view";

export interface TabsProps<Id extends string> {
  label: string;
  value: Id;
  onChange: (id: Id) => void;
  tabs: readonly { id: Id; label: string; count?: number | undefined }[];
  /** The panel of the current tab. */
  children: ReactNode;
}

/** Views of one thing, one at a time. Arrows move, as in any tab list. Where each has a URL use NavTabs. */
export function Tabs<Id extends string>({ label, value, onChange, tabs, children }: TabsProps<Id>) {
  const id = useId();
  const strip = useRef<HTMLDivElement>(null);
  useCurrentInView(strip, value);

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const at = tabs.findIndex((tab) => tab.id === value);
    const last = tabs.length - 1;
    const to = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at <= 0 ? last : at - 1,
      Home: 0,
      End: last,
    }[event.key];
    const next = to === undefined ? undefined : tabs[to];
    if (!next) return;
    event.preventDefault();
    onChange(next.id);
    document.getElementById(`${id}-${next.id}`)?.focus();
  }

  return (
    <>
      <div
        ref={strip}
        role="tablist"
        aria-label={label}
        onKeyDown={onKeyDown}
        className="edge-fade relative flex gap-4 overflow-x-auto overflow-y-hidden border-b"
      >
        {tabs.map((tab) => (
          <button
            key={tab.id}
            id={`${id}-${tab.id}`}
            type="button"
            role="tab"
            aria-selected={tab.id === value}
            aria-controls={tab.id === value ? `${id}-panel` : undefined}
            tabIndex={tab.id === value ? 0 : -1}
            onClick={() => onChange(tab.id)}
            className={tabClass(tab.id === value)}
          >
            {tab.label}
            {tab.count !== undefined && <span className="text-ink-3">{count(tab.count)}</span>}
          </button>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a tab panel takes the focus, so that its text can be reached */}
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${value}`} tabIndex={0}>
        {children}
      </div>
    </>
  );
}
