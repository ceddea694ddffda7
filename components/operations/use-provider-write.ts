"use client";

import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { notify } from "@/components/ui/notify";
import { type ActionResult, actionFailure } from "@/lib/api-client";
import { operationKeys } from "@/lib/operations/query-options";
import type { WriteResult } from "@/lib/operations/types";

/** Why a write was refused; field errors are in the paths of what was sent. */
export interface Refusal {
  message: string;
  code: string;
  fieldErrors: Record<string, string[]>;
}

/** What the action of a write answers. */
export type WriteAnswer<Result extends WriteResult> =
  | (ActionResult & { data?: Result | undefined })
  | undefined;

export interface ProviderWrite<Result extends WriteResult> {
  /** Names the button that shows progress. */
  name: string;
  send: (operationId: string) => Promise<WriteAnswer<Result>>;
  /** What to say once the provider has taken it. */
  done: string | ((result: Result) => string);
  /** Shows a refusal itself, e.g. in a dialog; without it the refusal is a notice. */
  onRefused?: (refusal: Refusal) => void;
  /** Taken, or sent with an outcome that is not known yet. */
  onGone?: (result: Result) => void;
  /** Says itself that the answer was lost; without it a notice says that the desk looks it up. */
  onLost?: () => void;
  /** One more key that is stale afterwards. */
  alsoStale?: QueryKey;
}

/**
 * Sends one write to a provider at a time. A refusal says why and keeps what was typed; an unknown outcome is looked up
 * by the desk. `stale` is read again afterwards. `provider` is its name in the user's words.
 */
export function useProviderWrite(provider: string, stale: readonly QueryKey[]) {
  const client = useQueryClient();
  const [pending, setPending] = useState<string | null>(null);
  const busy = useRef(false);

  async function write<Result extends WriteResult>(request: ProviderWrite<Result>): Promise<void> {
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
        refuse({ message, code: "offline", fieldErrors: {} });
      } else if (result.state === "rejected") {
        const message = result.message ?? `${provider} refused it. Nothing was changed.`;
        refuse({ message, code: result.code ?? "provider", fieldErrors: result.fieldErrors });
      } else {
        if (result.state === "sent")
          notify.success(typeof request.done === "string" ? request.done : request.done(result));
        else if (request.onLost) request.onLost();
        else notify.info(`${provider} did not answer in time. Gatehouse is finding out whether it was done.`);
        request.onGone?.(result);
      }
    } finally {
      busy.current = false;
      setPending(null);
      const keys = [...stale, operationKeys.all, ...(request.alsoStale ? [request.alsoStale] : [])];
      await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
    }
  }

  return { write, pending };
}
