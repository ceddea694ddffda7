"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { ApiError } from "@/lib/api-client";
import { requestRefresh } from "@/lib/cases/fetchers";
import { caseKeys } from "@/lib/cases/query-options";
import type { CaseView } from "@/lib/cases/types";

/** A case older than this is asked for again when it is opened. Milliseconds. */
const STALE_MS = 5 * 60_000;

export interface Refresh {
  fetching: boolean;
  /** Words for the reader when the last try failed. */
  problem: string | null;
  run: () => void;
}

/**
 * Asks the provider for the open case: at once when only a list row of it is known or it was last confirmed a while
 * ago, and whenever the member asks. What is stored shows meanwhile.
 */
export function useRefresh(view: CaseView): Refresh {
  const client = useQueryClient();
  const { id } = view.row;
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => requestRefresh(id),
    onSettled: () => client.invalidateQueries({ queryKey: caseKeys.detail(id) }),
  });
  const asked = useRef<string | null>(null);
  const old = Date.now() - new Date(view.row.confirmedAt).getTime() > STALE_MS;
  const reachable = view.connection.status === "healthy" || view.connection.status === "untested";
  const wanted = view.traits.readsBack && reachable && (!view.complete || (old && !view.row.archived));

  useEffect(() => {
    if (!wanted || asked.current === id) return;
    asked.current = id;
    mutate();
  }, [wanted, id, mutate]);

  return {
    fetching: isPending,
    problem: error ? (error instanceof ApiError ? error.message : "Gatehouse did not answer.") : null,
    run: () => mutate(),
  };
}
