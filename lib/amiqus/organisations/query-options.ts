import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { getJson } from "@/lib/api-client";
import { personKey } from "../people/query-options";
import type { ListOrganisations } from "./schema";
import type { Organisation, OrganisationChoice, OrganisationPage } from "./types";

export const organisationKeys = {
  all: (connectionId: string) => ["amiqus", "organisations", connectionId] as const,
};

/** A page of an Amiqus account's organisations. */
export function organisationsOptions(connectionId: string, query: ListOrganisations) {
  const { visibility, ...rest } = query;
  const asked = new URLSearchParams({ ...rest, page: String(query.page), ...(visibility && { visibility }) });
  return queryOptions({
    queryKey: [...organisationKeys.all(connectionId), "list", query],
    queryFn: ({ signal }) =>
      getJson<OrganisationPage>(`/api/amiqus/organisations/${connectionId}?${asked}`, undefined, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}

/** The organisations to choose from. */
export function choicesOptions(connectionId: string) {
  return queryOptions({
    queryKey: [...organisationKeys.all(connectionId), "choices"],
    queryFn: ({ signal }) =>
      getJson<OrganisationChoice[]>(`/api/amiqus/organisations/${connectionId}/choices`, undefined, signal),
    staleTime: 300_000,
  });
}

/** The organisations that a client belongs to at Amiqus. */
export function membershipsOptions(link: { clientId: string; linkId: string }) {
  return queryOptions({
    queryKey: [...personKey(link.clientId, link.linkId), "organisations"],
    queryFn: ({ signal }) =>
      getJson<Organisation[]>(`/api/amiqus/links/${link.linkId}/organisations`, undefined, signal),
    staleTime: 30_000,
  });
}
