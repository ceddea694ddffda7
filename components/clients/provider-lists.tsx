"use client";

import { type ComponentType, lazy, Suspense } from "react";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { ProviderListProps } from "./provider-list";
import { hasClientList, hasOrganisations } from "./provider-pages";

const lists: Record<string, ComponentType<ProviderListProps>> = {
  amiqus: lazy(() => import("@/components/amiqus/people/people-list")),
};
const organisations: Record<string, ComponentType<ProviderListProps>> = {
  amiqus: lazy(() => import("@/components/amiqus/organisations/organisation-list")),
};

type Props = ProviderListProps & { provider: string };

/** The clients of a connection as its provider lists them. */
export function ProviderClientList({ provider, ...props }: Props) {
  const List = hasClientList(provider) ? lists[provider] : undefined;
  return List ? <Loading List={List} {...props} /> : null;
}

/** The organisations of a connection as its provider lists them. */
export function ProviderOrganisationList({ provider, ...props }: Props) {
  const List = hasOrganisations(provider) ? organisations[provider] : undefined;
  return List ? <Loading List={List} {...props} /> : null;
}

function Loading({ List, ...props }: ProviderListProps & { List: ComponentType<ProviderListProps> }) {
  return (
    <Suspense fallback={<SkeletonRows rows={8} height="line" label="Loading" />}>
      <List key={props.connectionId} {...props} />
    </Suspense>
  );
}
