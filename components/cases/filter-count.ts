import type { CaseList } from "./use-case-list";

/** How many filters beside the status are on. */
export function filterCount({ params }: Pick<CaseList, "params">): number {
  const lists = [params.provider, params.kind, params.waiting].filter((list) => list.length > 0).length;
  const single = [params.assignee, params.attention, params.client, params.connection].filter(Boolean).length;
  return lists + single + (params.archived === null ? 0 : 1) + (params.status.length > 1 ? 1 : 0);
}

/** Takes every filter off. The search text stays. */
export function clearFilters({ setParams }: Pick<CaseList, "setParams">): void {
  void setParams({
    status: null,
    provider: null,
    kind: null,
    waiting: null,
    assignee: null,
    attention: null,
    client: null,
    connection: null,
    archived: null,
  });
}
