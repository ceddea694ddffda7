"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { notify } from "@/components/ui/notify";
import { type ActionResult, actionFailure } from "@/lib/api-client";
import type { CaseRow, CaseWriteResult } from "@/lib/cases/types";
import { operationKeys } from "@/lib/operations/query-options";
import { providerName } from "@/lib/providers/names";
import { readRow, showRow } from "./row-cache";

export interface WriteError {
  message: string;
  fieldErrors: Record<string, string[]>;
}

export interface WriteRequest<Result extends CaseWriteResult> {
  caseId: string;
  /** Names the button that shows progress. */
  name: string;
  /** The row as it will be, shown at once. */
  expect?: (row: CaseRow) => CaseRow;
  /** Sends it. The id is the same when the same press is sent again. */
  send: (operationId: string) => Promise<(ActionResult & { data?: Result | undefined }) | undefined>;
  /** What to say once it is done; null says nothing. */
  done: string | ((result: Result) => string | null);
  /** Shows a refusal itself, e.g. in a dialog. `result` is there when the provider refused. */
  onRefused?: (error: WriteError, result?: Result) => void;
  onDone?: (result: Result) => void;
}

/**
 * Sends one write about a case at a time. The row changes at once; a refusal puts it back and says why; an unknown
 * outcome puts it back and leaves the rest to the notice on the case.
 */
export function useCaseWrite() {
  const client = useQueryClient();
  const [pending, setPending] = useState<string | null>(null);
  const busy = useRef(false);

  async function write<Result extends CaseWriteResult>(request: WriteRequest<Result>): Promise<void> {
    if (busy.current) return;
    busy.current = true;
    setPending(request.name);
    const before = readRow(client, request.caseId);
    const back = () => before && showRow(client, before);
    if (before && request.expect) showRow(client, request.expect(before));
    const refuse = (error: WriteError, requestId = "", result?: Result) => {
      back();
      if (request.onRefused) request.onRefused(error, result);
      else notify.error(error.message, requestId === "" ? {} : { requestId });
    };
    try {
      const answer = await request.send(crypto.randomUUID()).catch(() => undefined);
      const failure = actionFailure(answer);
      const result = answer?.data;
      if (failure) refuse(failure, failure.requestId);
      else if (!result)
        refuse({ message: "Gatehouse did not answer. Nothing is known to have changed.", fieldErrors: {} });
      else if (result.state === "sent") {
        const words = typeof request.done === "string" ? request.done : request.done(result);
        if (words !== null) notify.success(words);
        request.onDone?.(result);
      } else if (result.state === "rejected") {
        const message = result.message ?? "The provider refused it. Nothing was changed.";
        refuse({ message, fieldErrors: result.fieldErrors }, "", result);
      } else {
        back();
        const row = readRow(client, request.caseId);
        const whose = row ? `The answer of ${providerName(row.provider)}` : "The provider’s answer";
        notify.info(`${whose} was lost. Gatehouse is finding out whether it was done.`);
        request.onDone?.(result);
      }
    } finally {
      busy.current = false;
      setPending(null);
      await Promise.all([
        client.invalidateQueries({ queryKey: ["cases"] }),
        client.invalidateQueries({ queryKey: operationKeys.all }),
      ]);
    }
  }

  return { write, pending };
}
