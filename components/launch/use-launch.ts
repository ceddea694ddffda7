"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { notify } from "@/components/ui/notify";
import { actionFailure, type Failure } from "@/lib/api-client";
import { clientKeys } from "@/lib/clients/query-options";
import { launchAction } from "@/lib/launch/actions";
import { checkDraft, type Draft, draftBody } from "@/lib/launch/draft";
import type { LaunchResult, RecentLaunch } from "@/lib/launch/types";

interface LaunchState {
  pending: boolean;
  failure: Failure | null;
  /** What the launch stopped at; the person may go on. */
  recent: readonly RecentLaunch[] | null;
  /** The answer was lost: nothing may be sent from this form any more. */
  unknown: boolean;
  done: boolean;
}

const idle: LaunchState = { pending: false, failure: null, recent: null, unknown: false, done: false };

const invalid = (message: string, fieldErrors: Failure["fieldErrors"]): Failure => ({
  code: "invalid",
  message,
  fieldErrors,
  requestId: "",
});

/** Sends a draft at most once per attempt and says what came of it. */
export function useLaunch(clientId: string, connectionId: string) {
  const router = useRouter();
  const queries = useQueryClient();
  const [state, setState] = useState<LaunchState>(idle);
  const [operationId, setOperationId] = useState(() => crypto.randomUUID());
  const sending = useRef(false);

  async function settle(result: LaunchResult) {
    switch (result.kind) {
      case "recent":
        setState({ ...idle, recent: result.recent });
        return;
      case "not-sent":
        // Nothing was made, so what is corrected now is another attempt.
        setOperationId(crypto.randomUUID());
        setState({ ...idle, failure: invalid(result.message, result.fieldErrors) });
        return;
      case "unknown":
        setState({ ...idle, unknown: true });
        return;
      case "sent": {
        setState({ ...idle, done: true });
        await queries.invalidateQueries({ queryKey: clientKeys.all });
        notify.success("Launched");
        for (const warning of result.warnings) notify.error(warning);
        const to = result.caseId ? `/cases/${result.caseId}` : `/clients/${clientId}`;
        // Once the leave guard has gone.
        setTimeout(() => router.push(to));
      }
    }
  }

  async function launch(draft: Draft, launchAnyway: boolean) {
    // A second click can come before the first one has drawn the button as busy.
    if (sending.current || state.unknown || state.done) return;
    const errors = checkDraft(draft);
    if (Object.keys(errors).length > 0) {
      setState({ ...idle, failure: invalid("Some fields need attention. Nothing was launched.", errors) });
      return;
    }
    sending.current = true;
    setState({ ...idle, pending: true });
    // A try whose answer never came back may be under way: the same id joins it, and changed values are refused.
    const body = draftBody(draft);
    const input = { operationId, clientId, connectionId, kind: draft.kind, input: body, launchAnyway };
    try {
      const result = await launchAction(input).catch(() => undefined);
      const failure = actionFailure(result);
      if (failure) setState({ ...idle, failure: { ...failure, fieldErrors: ownPaths(failure.fieldErrors) } });
      else if (result?.data) await settle(result.data);
    } finally {
      sending.current = false;
    }
  }

  return { ...state, launch };
}

function ownPaths(errors: Failure["fieldErrors"]): Failure["fieldErrors"] {
  return Object.fromEntries(
    Object.entries(errors).map(([path, said]) => [path.replace(/^input\./, ""), said]),
  );
}
