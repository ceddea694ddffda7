"use client";

import dynamic from "next/dynamic";
import type { ComponentType } from "react";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { CaseView } from "@/lib/cases/types";

const loading = () => <SkeletonRows rows={6} height="line" label="Loading" />;

/** By provider and the id in provider-tab-list.ts; each is loaded when it is opened. */
const tabs: Record<string, Record<string, ComponentType<{ view: CaseView }>>> = {
  amiqus: {
    amiqus: dynamic(() => import("@/components/amiqus/cases/case-panel").then((module) => module.CasePanel), {
      loading,
    }),
  },
  quickr: {
    checks: dynamic(
      () => import("@/components/quickr/case/checks-panel").then((module) => module.ChecksPanel),
      { loading },
    ),
    data: dynamic(() => import("@/components/quickr/case/data-panel").then((module) => module.DataPanel), {
      loading,
    }),
    owners: dynamic(
      () => import("@/components/quickr/case/owners-panel").then((module) => module.OwnersPanel),
      { loading },
    ),
    credit: dynamic(
      () => import("@/components/quickr/case/credit-panel").then((module) => module.CreditPanel),
      { loading },
    ),
    declaration: dynamic(
      () => import("@/components/quickr/case/declaration-panel").then((module) => module.DeclarationPanel),
      { loading },
    ),
    notes: dynamic(() => import("@/components/quickr/case/notes-panel").then((module) => module.NotesPanel), {
      loading,
    }),
    events: dynamic(
      () => import("@/components/quickr/case/events-panel").then((module) => module.EventsPanel),
      { loading },
    ),
  },
  "action-management": {
    "hub-case": dynamic(
      () => import("@/components/action-management/case/case-tab").then((module) => module.CaseTab),
      { loading },
    ),
    "hub-notes": dynamic(
      () => import("@/components/action-management/case/notes-tab").then((module) => module.NotesTab),
      { loading },
    ),
  },
};

/** Whether a provider shows a tab of every case in a way of its own. */
export function ownsTab(provider: string, tab: string): boolean {
  return tabs[provider]?.[tab] !== undefined;
}

/** One tab that only this provider has; nothing for a tab that it does not have. */
export function ProviderTabView({ view, tab }: { view: CaseView; tab: string }) {
  const Tab = tabs[view.row.provider]?.[tab];
  return Tab ? <Tab view={view} /> : null;
}
