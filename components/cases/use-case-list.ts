"use client";

import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useCallback, useEffect, useMemo } from "react";
import { listKey, listParams } from "@/lib/cases/list-params";
import { caseDeskOptions, caseHeadOptions, caseKeys, casePagesOptions } from "@/lib/cases/query-options";
import type { CaseRow } from "@/lib/cases/types";
import { patchRows } from "./row-cache";
import { useFragmentText } from "./use-fragment-text";

const noRows: readonly CaseRow[] = [];

/** The list: filters of the URL, its pages, and what is new since they were loaded. */
export function useCaseList() {
  const client = useQueryClient();
  const [params, setParams] = useQueryStates(listParams, { history: "replace", shallow: true });
  const [text, setText] = useFragmentText();
  const searchable = text.trim().length >= 3;
  const list = useMemo(() => listKey(params, searchable ? text.trim() : ""), [params, text, searchable]);
  const pages = useInfiniteQuery(casePagesOptions(list));
  const settled = pages.data !== undefined && !pages.isPlaceholderData;
  const head = useQuery({
    ...caseHeadOptions(list),
    enabled: settled,
    ...(settled ? { initialData: pages.data.pages[0], initialDataUpdatedAt: pages.dataUpdatedAt } : {}),
  });
  const desk = useQuery(caseDeskOptions());

  const rows = useMemo(() => {
    const seen = new Set<string>();
    const all = pages.data?.pages.flatMap((page) => page.items) ?? [];
    // A case that changed between two pages may be on both.
    return all.filter((row) => !seen.has(row.id) && seen.add(row.id));
  }, [pages.data]);

  useEffect(() => {
    if (head.data) patchRows(client, head.data.items);
  }, [client, head.data]);

  const fresh = useMemo(() => {
    const shown = new Set(rows.map((row) => row.id));
    return settled ? (head.data?.items ?? noRows).filter((row) => !shown.has(row.id)) : noRows;
  }, [rows, head.data, settled]);

  const showFresh = useCallback(() => {
    if (head.data) client.setQueryData(caseKeys.pages(list), { pages: [head.data], pageParams: [null] });
  }, [client, head.data, list]);

  // Nobody is reading an empty list: what comes first is shown at once.
  const empty = rows.length === 0 && fresh.length > 0;
  useEffect(() => {
    if (empty) showFresh();
  }, [empty, showFresh]);

  const counts = head.data?.counts ?? pages.data?.pages[0]?.counts ?? null;
  return {
    params,
    setParams,
    text,
    setText,
    searchable,
    list,
    pages,
    rows,
    desk: desk.data,
    counts,
    fresh,
    showFresh,
  };
}

export type CaseList = ReturnType<typeof useCaseList>;
