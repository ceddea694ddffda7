import { createLoader, parseAsArrayOf, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { CASE_KINDS, NORMALISED_STATUSES, WAITING_ON } from "@/lib/providers/port";
import type { CaseListKey } from "./query-options";
import { CASE_SORTS } from "./types";

/** The list's filters as the URL has them. The search text is not among them: it is personal data. */
export const listParams = {
  status: parseAsArrayOf(parseAsStringLiteral(NORMALISED_STATUSES)).withDefault([]),
  provider: parseAsArrayOf(parseAsString).withDefault([]),
  kind: parseAsArrayOf(parseAsStringLiteral(CASE_KINDS)).withDefault([]),
  waiting: parseAsArrayOf(parseAsStringLiteral(WAITING_ON)).withDefault([]),
  assignee: parseAsString.withDefault(""),
  attention: parseAsString.withDefault(""),
  client: parseAsString.withDefault(""),
  connection: parseAsString.withDefault(""),
  archived: parseAsStringLiteral(["yes", "all"]),
  sort: parseAsStringLiteral(CASE_SORTS).withDefault("updated"),
};

/** Reads the filters out of search parameters, on the server. */
export const loadListParams = createLoader(listParams);

export type ListParams = Awaited<ReturnType<typeof loadListParams>>;

const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

function idOrNone(value: string): string | undefined {
  return uuid.test(value) ? value : undefined;
}

/** The question that the list asks for these filters. What cannot be an id in the URL does not filter. */
export function listKey(params: ListParams, text: string): CaseListKey {
  const { status, provider, kind, waiting, assignee, attention, archived } = params;
  const holder = assignee === "me" || assignee === "none" ? assignee : idOrNone(assignee);
  return {
    filter: {
      ...(status.length > 0 ? { status } : {}),
      ...(provider.length > 0 ? { provider } : {}),
      ...(kind.length > 0 ? { kind } : {}),
      ...(waiting.length > 0 ? { waitingOn: waiting } : {}),
      ...(holder ? { assignee: holder } : {}),
      ...(attention ? { attention: attention.slice(0, 60) } : {}),
      ...(idOrNone(params.client) ? { clientId: params.client } : {}),
      ...(idOrNone(params.connection) ? { connectionId: params.connection } : {}),
      ...(archived === null ? {} : { archived: archived === "all" ? ("all" as const) : true }),
    },
    sort: params.sort,
    ...(text === "" ? {} : { text }),
  };
}
