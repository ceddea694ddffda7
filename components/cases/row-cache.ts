import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import { caseKeys } from "@/lib/cases/query-options";
import type { CasePage, CaseRow, CaseView } from "@/lib/cases/types";

type Pages = InfiniteData<CasePage, string | null>;

function same(a: CaseRow, b: CaseRow): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Puts newer rows in the place of those shown, wherever they are shown. Rows keep their places. */
export function patchRows(client: QueryClient, rows: readonly CaseRow[]): void {
  const byId = new Map(rows.map((row) => [row.id, row]));
  client.setQueriesData<Pages>({ queryKey: caseKeys.allPages() }, (data) => {
    if (!data) return data;
    let touched = false;
    const pages = data.pages.map((page) => ({
      ...page,
      items: page.items.map((row) => {
        const next = byId.get(row.id);
        if (!next || same(row, next)) return row;
        touched = true;
        return next;
      }),
    }));
    return touched ? { ...data, pages } : data;
  });
}

/** The row of a case as some list or page shows it now. */
export function readRow(client: QueryClient, caseId: string): CaseRow | null {
  const view = client.getQueryData<CaseView>(caseKeys.detail(caseId));
  if (view) return view.row;
  for (const [, data] of client.getQueriesData<Pages>({ queryKey: caseKeys.allPages() })) {
    const row = data?.pages.flatMap((page) => page.items).find((one) => one.id === caseId);
    if (row) return row;
  }
  return null;
}

/** Shows a row in the list and on its page. */
export function showRow(client: QueryClient, row: CaseRow): void {
  patchRows(client, [row]);
  client.setQueryData<CaseView>(caseKeys.detail(row.id), (view) => view && { ...view, row });
}
