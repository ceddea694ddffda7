"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { notify } from "@/components/ui/notify";
import type { PersonWriteResult } from "@/lib/amiqus/people/types";
import { type ActionResult, actionFailure } from "@/lib/api-client";
import { clientKeys } from "@/lib/clients/query-options";
import { operationKeys } from "@/lib/operations/query-options";

/** Why a write was refused. */
export interface Refusal {
  message: string;
  code: string;
  fieldErrors: Record<string, string[]>;
}

/** What the action of a write answers. */
export type PersonAnswer = (ActionResult & { data?: PersonWriteResult | undefined }) | undefined;

export interface PersonWrite {
  /** Names the button that shows progress. */
  name: string;
  send: (operationId: string) => Promise<PersonAnswer>;
  /** What to say once it is done. */
  done: string | ((result: PersonWriteResult) => string);
  /** Shows a refusal itself, e.g. in a dialog; without it the refusal is a notice. */
  onRefused?: (refusal: Refusal) => void;
  /** Taken, or sent with an outcome that is not known yet. */
  onGone?: (result: PersonWriteResult) => void;
  /** Says itself that the answer was lost; without it a notice says that the desk looks it up. */
  onLost?: () => void;
  /** More keys that are stale afterwards. */
  alsoStale?: readonly unknown[];
}

/**
 * Sends one write about a person or organisation at Amiqus at a time. A refusal says why and keeps what was typed; an
 * unknown outcome is left to the notice on the page, which looks it up.
 */
export function usePersonWrite() {
  const client = useQueryClient();
  const [pending, setPending] = useState<string | null>(null);
  const busy = useRef(false);

  async function write(request: PersonWrite): Promise<void> {
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
        const message = result.message ?? "Amiqus refused it. Nothing was changed.";
        refuse({ message, code: result.code ?? "provider", fieldErrors: result.fieldErrors });
      } else {
        if (result.state === "sent") {
          notify.success(typeof request.done === "string" ? request.done : request.done(result));
        } else if (request.onLost) {
          request.onLost();
        } else {
          notify.info("Amiqus did not answer in time. Gatehouse is finding out whether it was done.");
        }
        request.onGone?.(result);
      }
    } finally {
      busy.current = false;
      setPending(null);
      await Promise.all([
        client.invalidateQueries({ queryKey: clientKeys.all }),
        client.invalidateQueries({ queryKey: operationKeys.all }),
        ...(request.alsoStale ? [client.invalidateQueries({ queryKey: request.alsoStale })] : []),
      ]);
    }
  }

  return { write, pending };
}
