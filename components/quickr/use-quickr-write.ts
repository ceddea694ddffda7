"use client";

import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { notify } from "@/components/ui/notify";
import { type ActionResult, actionFailure } from "@/lib/api-client";
import { operationKeys } from "@/lib/operations/query-options";
import type { QuickrWriteResult } from "@/lib/quickr/types";

/** Why a write was refused; field errors are in the paths of what was sent. */
export interface Refusal {
  message: string;
  fieldErrors: Record<string, string[]>;
}

export interface QuickrWrite<Result extends QuickrWriteResult> {
  /** Names the button that shows progress. */
  name: string;
  send: (operationId: string) => Promise<(ActionResult & { data?: Result | undefined }) | undefined>;
  /** What to say once Quickr has taken it. */
  done: string;
  /** Shows a refusal itself, e.g. in a form; without it the refusal is a notice. */
  onRefused?: (refusal: Refusal) => void;
  /** Taken, or sent with an outcome that is not known yet. */
  onGone?: (result: Result) => void;
}

/**
 * Sends one write to Quickr at a time. A refusal says why and keeps what was typed; an unknown outcome is looked up by
 * the desk. `stale` is read again afterwards.
 */
export function useQuickrWrite(stale: readonly QueryKey[]) {
  const client = useQueryClient();
  const [pending, setPending] = useState<string | null>(null);
  const busy = useRef(false);

  async function write<Result extends QuickrWriteResult>(request: QuickrWrite<Result>): Promise<void> {
    if (busy.current) return;
    busy.current = true;
    setPending(request.name);
    const refuse = (refusal: Refusal, requestId = "") => {
      if (request.onRefused) request.onRefused(refusal);
      else notify.error(refusal.message, requestId === "" ? {} : { requestId });
    };
    try {
      const answer = await request.send(crypto.randomUUID()).catch(() => undefined);
      const failure = actionFailure(answer);
      const result = answer?.data;
      if (failure) refuse(failure, failure.requestId);
      else if (!result) {
        const message = "Gatehouse did not answer. Look at the page again before you try once more.";
        refuse({ message, fieldErrors: {} });
      } else if (result.state === "rejected") {
        const message = result.message ?? "Quickr refused it. Nothing was changed.";
        refuse({ message, fieldErrors: result.fieldErrors });
      } else {
        if (result.state === "sent") notify.success(request.done);
        else notify.info("Quickr did not answer in time. Gatehouse is finding out whether it was done.");
        request.onGone?.(result);
      }
    } finally {
      busy.current = false;
      setPending(null);
      await Promise.all(
        [...stale, operationKeys.all].map((queryKey) => client.invalidateQueries({ queryKey })),
      );
    }
  }

  return { write, pending };
}
