"use client";

import { parseAsString, useQueryStates } from "nuqs";
import type { ClientLinkDto } from "@/lib/clients/types";
import type { ProviderPanel } from "./provider-panel";
import { panelsOf } from "./provider-panels";

const parsers = { tab: parseAsString, at: parseAsString };

export interface ClientTab {
  /** `overview`, or a panel's id. */
  id: string;
  label: string;
}

/** Which tab of a client is open, and for which connection; both are in the URL as ids. */
export function useClientTab(links: readonly ClientLinkDto[]) {
  const [{ tab, at }, set] = useQueryStates(parsers, { history: "push", shallow: true });
  const able = links.filter((link) => panelsOf(link.provider).length > 0);
  const link = able.find((one) => one.id === at) ?? able[0] ?? null;
  const panels = link ? panelsOf(link.provider) : [];
  const panel: ProviderPanel | null = panels.find((one) => one.id === tab) ?? null;
  const tabs: ClientTab[] = [
    { id: "overview", label: "Overview" },
    ...panels.map(({ id, label }) => ({ id, label })),
  ];
  return {
    tabs,
    panel,
    link,
    /** Links that have panels: with more than one the member chooses. */
    able,
    current: panel?.id ?? "overview",
    open: (id: string) => void set({ tab: id === "overview" ? null : id }),
    chooseLink: (id: string) => void set({ at: id }),
  };
}
