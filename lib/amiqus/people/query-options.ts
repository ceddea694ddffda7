import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { getJson, postJson } from "@/lib/api-client";
import { clientKeys } from "@/lib/clients/query-options";
import type { ListPeople } from "./schema";
import type {
  AmiqusMember,
  Assignees,
  PersonAddress,
  PersonCorrections,
  PersonPage,
  PersonProfile,
  PersonRecords,
} from "./types";

/** What is asked about one person lives under the client's key, so that a change of the client refetches it. */
export const personKey = (clientId: string, linkId: string) =>
  [...clientKeys.detail(clientId), "amiqus", linkId] as const;

const staleTime = 30_000;

interface Link {
  clientId: string;
  linkId: string;
}

function aboutPerson<T>(link: Link, what: string, query = "") {
  return queryOptions({
    queryKey: [...personKey(link.clientId, link.linkId), what, query],
    queryFn: ({ signal }) =>
      getJson<T>(`/api/amiqus/links/${link.linkId}/${what}${query}`, undefined, signal),
    staleTime,
  });
}

/** The person at Amiqus beside the desk's client. */
export const profileOptions = (link: Link) => aboutPerson<PersonProfile>(link, "profile");

/** The person's address at Amiqus. */
export const addressOptions = (link: Link) => aboutPerson<PersonAddress>(link, "address");

/** Who holds the person at Amiqus. */
export const assigneesOptions = (link: Link) => aboutPerson<Assignees>(link, "assignees");

/** A page of the person's records. */
export const recordsOptions = (link: Link, page: number) => ({
  ...aboutPerson<PersonRecords>(link, "records", `?page=${page}`),
  placeholderData: keepPreviousData,
});

/** The person's corrections; an empty status is any. */
export const correctionsOptions = (link: Link, status: string) => ({
  ...aboutPerson<PersonCorrections>(link, "corrections", status === "" ? "" : `?status=${status}`),
  placeholderData: keepPreviousData,
});

/** A page of an Amiqus account's clients. Search text travels in the body. */
export function peopleOptions(connectionId: string, query: ListPeople) {
  return queryOptions({
    queryKey: ["amiqus", "people", connectionId, query],
    queryFn: ({ signal }) =>
      postJson<PersonPage>(`/api/amiqus/people/${connectionId}/search`, query, undefined, signal),
    placeholderData: keepPreviousData,
    staleTime,
    // A person who comes into the desk shows in the list.
    meta: { follows: ["clients"] },
  });
}

/** The members of an Amiqus account. */
export function membersOptions(connectionId: string) {
  return queryOptions({
    queryKey: ["amiqus", "members", connectionId],
    queryFn: ({ signal }) =>
      getJson<AmiqusMember[]>(`/api/amiqus/people/${connectionId}/members`, undefined, signal),
    staleTime: 300_000,
  });
}
