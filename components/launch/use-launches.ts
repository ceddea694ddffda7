"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { notify } from "@/components/ui/notify";
import { actionFailure, type Failure } from "@/lib/api-client";
import { clientKeys } from "@/lib/clients/query-options";
import type { ClientDetail } from "@/lib/clients/types";
import { launchAction } from "@/lib/launch/actions";
import type { LaunchResult, RecentLaunch } from "@/lib/launch/types";
import type { PartState } from "./part-state";

/** What came of launching one part. */
export interface Run {
  pending: boolean;
  failure: Failure | null;
  /** What the launch stopped at; the person may go on. */
  recent: readonly RecentLaunch[] | null;
  /** The answer was lost: this part may not be sent from here any more. */
  unknown: boolean;
  /** It stands. The case is null while the desk still has to show it. */
  sent: { caseId: string | null } | null;
}

export interface LaunchItem {
  connectionId: string;
  state: PartState;
}

const idle: Run = { pending: false, failure: null, recent: null, unknown: false, sent: null };

const invalid = (message: string, fieldErrors: Failure["fieldErrors"]): Failure => ({
  code: "invalid",
  message,
  fieldErrors,
  requestId: "",
});

/** Whether a part may still be sent. */
export const isOpen = (run: Run | undefined): boolean => !run?.sent && !run?.unknown;

/** Sends parts, each at most once per attempt, and says what came of each. One may fail and the others stand. */
export function useLaunches(client: ClientDetail) {
  const queries = useQueryClient();
  const [runs, setRuns] = useState<Record<string, Run>>({});
  const operationIds = useRef(new Map<string, string>());
  const sending = useRef(false);

  const set = (connectionId: string, run: Run) => setRuns((before) => ({ ...before, [connectionId]: run }));

  function settled(connectionId: string, result: LaunchResult): Run {
    switch (result.kind) {
      case "recent":
        return { ...idle, recent: result.recent };
      case "not-sent":
        // Nothing was made, so what is corrected now is another attempt.
        operationIds.current.delete(connectionId);
        return { ...idle, failure: invalid(result.message, result.fieldErrors) };
      case "unknown":
        return { ...idle, unknown: true };
      case "sent":
        for (const warning of result.warnings) notify.error(warning);
        return { ...idle, sent: { caseId: result.caseId } };
    }
  }

  async function send({ connectionId, state }: LaunchItem, launchAnyway: boolean): Promise<Run> {
    // A try whose answer never came back may be under way: the same id joins it, and changed values are refused.
    const operationId = operationIds.current.get(connectionId) ?? crypto.randomUUID();
    operationIds.current.set(connectionId, operationId);
    const { kind, input } = state.body(client);
    const launch = { operationId, clientId: client.id, connectionId, kind, input, launchAnyway };
    const answer = await launchAction(launch).catch(() => undefined);
    const failure = actionFailure(answer);
    if (failure) return { ...idle, failure: { ...failure, fieldErrors: ownPaths(failure.fieldErrors) } };
    return answer?.data ? settled(connectionId, answer.data) : idle;
  }

  /**
   * Launches the parts that are still open, unless one of them is not complete. `anyway` are the connections at which
   * the person has seen what was launched lately. Answers what came of each part sent; null when none was.
   */
  async function launch(items: readonly LaunchItem[], anyway: readonly string[]) {
    // A second click can come before the first one has drawn the button as busy.
    if (sending.current) return null;
    const open = items.filter((item) => isOpen(runs[item.connectionId]));
    const incomplete = open.flatMap((item) => {
      const errors = item.state.errors(client);
      return Object.keys(errors).length > 0 ? [{ connectionId: item.connectionId, errors }] : [];
    });
    if (incomplete.length > 0) {
      for (const { connectionId } of open) {
        const errors = incomplete.find((one) => one.connectionId === connectionId)?.errors;
        const failure = errors && invalid("Some fields need attention. Nothing was launched.", errors);
        set(connectionId, { ...idle, failure: failure ?? null });
      }
      return null;
    }
    sending.current = true;
    for (const item of open) set(item.connectionId, { ...idle, pending: true });
    try {
      const results = await Promise.all(
        open.map(async (item) => {
          const run = await send(item, anyway.includes(item.connectionId));
          set(item.connectionId, run);
          return { connectionId: item.connectionId, run };
        }),
      );
      if (results.some(({ run }) => run.sent)) await queries.invalidateQueries({ queryKey: clientKeys.all });
      return results;
    } finally {
      sending.current = false;
    }
  }

  return { runs, launch };
}

function ownPaths(errors: Failure["fieldErrors"]): Failure["fieldErrors"] {
  return Object.fromEntries(
    Object.entries(errors).map(([path, said]) => [path.replace(/^input\./, ""), said]),
  );
}
