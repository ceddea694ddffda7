"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { fetchCases } from "@/lib/cases/fetchers";
import { caseKeys } from "@/lib/cases/query-options";
import { patchRows } from "./row-cache";

/**
 * Keeps the rows in sight true: when something changes they are read again by id and change in their places, also
 * those that the filter would no longer list.
 */
export function useShownRows(ids: string[]): void {
  const client = useQueryClient();
  const inSight = useRef(ids);
  useEffect(() => {
    inSight.current = ids.slice(0, 100);
  });
  const { data } = useQuery({
    queryKey: caseKeys.shown(),
    queryFn: async ({ signal }) => {
      const filter = { ids: inSight.current, archived: "all" as const };
      return (await fetchCases({ filter, limit: 100 }, signal)).items;
    },
    // Nothing to ask until a change says so: the rows came with their page.
    initialData: [],
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  useEffect(() => patchRows(client, data), [client, data]);
}
