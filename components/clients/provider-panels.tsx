"use client";

import { lazy } from "react";
import type { ProviderPanel } from "./provider-panel";

const amiqus: readonly ProviderPanel[] = [
  {
    id: "profile",
    label: "Profile",
    component: lazy(() => import("@/components/amiqus/people/profile-panel")),
  },
  {
    id: "assignees",
    label: "Assignees",
    component: lazy(() => import("@/components/amiqus/people/assignees-panel")),
  },
  {
    id: "corrections",
    label: "Corrections",
    component: lazy(() => import("@/components/amiqus/people/corrections-panel")),
  },
  {
    id: "organisations",
    label: "Organisations",
    component: lazy(() => import("@/components/amiqus/organisations/memberships-panel")),
  },
  {
    id: "records",
    label: "Records",
    component: lazy(() => import("@/components/amiqus/people/records-panel")),
  },
  {
    id: "files",
    label: "Files",
    component: lazy(() => import("@/components/amiqus/files/files-panel")),
  },
  {
    id: "forms",
    label: "Forms",
    component: lazy(() => import("@/components/amiqus/forms/forms-panel")),
  },
];

const panels: Record<string, readonly ProviderPanel[]> = { amiqus };

/** Tabs that a provider adds to the page of a client that it knows; none for most. Panels are default exports. */
export function panelsOf(provider: string): readonly ProviderPanel[] {
  return panels[provider] ?? [];
}
