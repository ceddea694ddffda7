"use client";

import dynamic from "next/dynamic";
import type { ComponentType } from "react";
import { SkeletonRows } from "@/components/ui/skeleton";

/** What every panel is told. */
export interface ProviderPanelProps {
  connectionId: string;
  manage: boolean;
}

const loading = () => <SkeletonRows rows={6} height="line" label="Loading" />;

/** By provider and the id in provider-panel-list.ts; each is loaded when it is opened. */
const panels: Record<string, Record<string, ComponentType<ProviderPanelProps>>> = {
  quickr: {
    account: dynamic(
      () => import("@/components/quickr/account/account-panel").then((module) => module.AccountPanel),
      { loading },
    ),
    users: dynamic(
      () => import("@/components/quickr/account/users-panel").then((module) => module.UsersPanel),
      { loading },
    ),
    accounts: dynamic(
      () => import("@/components/quickr/account/accounts-panel").then((module) => module.AccountsPanel),
      { loading },
    ),
    usage: dynamic(
      () => import("@/components/quickr/account/usage-panel").then((module) => module.UsagePanel),
      { loading },
    ),
    checklists: dynamic(
      () => import("@/components/quickr/account/checklists-panel").then((module) => module.ChecklistsPanel),
      { loading },
    ),
    templates: dynamic(
      () => import("@/components/quickr/account/templates-panel").then((module) => module.TemplatesPanel),
      { loading },
    ),
    automations: dynamic(
      () =>
        import("@/components/quickr/automations/automations-panel").then((module) => module.AutomationsPanel),
      { loading },
    ),
  },
  "action-management": {
    program: dynamic(
      () => import("@/components/action-management/hub/program-panel").then((module) => module.ProgramPanel),
      { loading },
    ),
    notes: dynamic(
      () => import("@/components/action-management/hub/notes-panel").then((module) => module.NotesPanel),
      { loading },
    ),
    cases: dynamic(
      () => import("@/components/action-management/hub/cases-panel").then((module) => module.CasesPanel),
      { loading },
    ),
  },
  aplyid: {
    deliveries: dynamic(
      () => import("@/components/aplyid/deliveries-panel").then((module) => module.DeliveriesPanel),
      { loading },
    ),
  },
  amiqus: {
    account: dynamic(
      () => import("@/components/amiqus/account/account-panel").then((module) => module.AccountPanel),
      { loading },
    ),
    credits: dynamic(
      () => import("@/components/amiqus/account/credits-panel").then((module) => module.CreditsPanel),
      { loading },
    ),
    templates: dynamic(
      () => import("@/components/amiqus/account/templates-panel").then((module) => module.TemplatesPanel),
      { loading },
    ),
  },
};

/** One tab that only this provider has; nothing for a tab that it does not have. */
export function ProviderPanelView({
  provider,
  panel,
  ...rest
}: ProviderPanelProps & { provider: string; panel: string }) {
  const Panel = panels[provider]?.[panel];
  return Panel ? <Panel {...rest} /> : null;
}
