"use client";

import dynamic from "next/dynamic";
import type { ComponentType } from "react";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { CaseView } from "@/lib/cases/types";

const loading = () => <SkeletonRows rows={6} height="line" label="Loading" />;

// Not on the server, which would have the browser preload them by names that this build's files do not have.
/** By provider and the id in provider-tab-list.ts; each is loaded when it is opened. */
const tabs: Record<string, Record<string, ComponentType<{ view: CaseView }>>> = {
  amiqus: {
    amiqus: dynamic(() => import("@/components/amiqus/cases/case-panel").then((module) => module.CasePanel), {
      ssr: false,
      loading,
    }),
  },
  quickr: {
    checks: dynamic(
      () => import("@/components/quickr/case/checks-panel").then((module) => module.ChecksPanel),
      { ssr: false, loading },
    ),
    data: dynamic(() => import("@/components/quickr/case/data-panel").then((module) => module.DataPanel), {
      ssr: false,
      loading,
    }),
    owners: dynamic(
      () => import("@/components/quickr/case/owners-panel").then((module) => module.OwnersPanel),
      { ssr: false, loading },
    ),
    credit: dynamic(
      () => import("@/components/quickr/case/credit-panel").then((module) => module.CreditPanel),
      { ssr: false, loading },
    ),
    declaration: dynamic(
      () => import("@/components/quickr/case/declaration-panel").then((module) => module.DeclarationPanel),
      { ssr: false, loading },
    ),
    notes: dynamic(() => import("@/components/quickr/case/notes-panel").then((module) => module.NotesPanel), {
      ssr: false,
      loading,
    }),
    events: dynamic(
      () => import("@/components/quickr/case/events-panel").then((module) => module.EventsPanel),
      { ssr: false, loading },
    ),
  },
  "action-management": {
    "hub-case": dynamic(
      () => import("@/components/action-management/case/case-tab").then((module) => module.CaseTab),
      { ssr: false, loading },
    ),
    "hub-notes": dynamic(
      () => import("@/components/action-management/case/notes-tab").then((module) => module.NotesTab),
      { ssr: false, loading },
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
