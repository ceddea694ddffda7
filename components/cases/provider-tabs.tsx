"use client";

import dynamic from "next/dynamic";
import type { ComponentType } from "react";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { CaseView } from "@/lib/cases/types";

const loading = () => <SkeletonRows rows={6} height="line" label="Loading" />;

/** By provider and the id in provider-tab-list.ts; each is loaded when it is opened. */
const tabs: Record<string, Record<string, ComponentType<{ view: CaseView }>>> = {
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

/** One tab that only this provider has; nothing for a tab that it does not have. */
export function ProviderTabView({ view, tab }: { view: CaseView; tab: string }) {
  const Tab = tabs[view.row.provider]?.[tab];
  return Tab ? <Tab view={view} /> : null;
}
