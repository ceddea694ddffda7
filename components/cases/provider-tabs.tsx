"use client";

import type { ComponentType } from "react";
import type { CaseView } from "@/lib/cases/types";

/** By provider and the id in provider-tab-list.ts; each is loaded when it is opened. */
const tabs: Record<string, Record<string, ComponentType<{ view: CaseView }>>> = {};

/** One tab that only this provider has; nothing for a tab that it does not have. */
export function ProviderTabView({ view, tab }: { view: CaseView; tab: string }) {
  const Tab = tabs[view.row.provider]?.[tab];
  return Tab ? <Tab view={view} /> : null;
}
