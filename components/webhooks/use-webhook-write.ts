"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useSubmit } from "@/components/auth/use-submit";
import { notify } from "@/components/ui/notify";
import type { ActionResult } from "@/lib/api-client";
import { connectionKeys } from "@/lib/connections/query-options";
import { webhookKeys } from "@/lib/webhooks/query-options";
import type { WebhookWriteResult } from "@/lib/webhooks/types";

type WriteAction<Input> = (
  input: Input,
) => Promise<(ActionResult & { data?: WebhookWriteResult | undefined }) | undefined>;

/**
 * Sends one change of a connection's webhook. `error` says until the next try why it was not done; `operationId` goes
 * with each try, the same until the provider has answered.
 */
export function useWebhookWrite<Input extends { connectionId: string }>(action: WriteAction<Input>) {
  const queries = useQueryClient();
  const [operationId, setOperationId] = useState(() => crypto.randomUUID());
  const [refused, setRefused] = useState<string | null>(null);
  const { pending, failure, submit } = useSubmit(async (input: Input) => (await action(input)) ?? {});

  /** Answers whether the provider took it. */
  async function write(input: Input, done: string): Promise<boolean> {
    setRefused(null);
    const answer = await submit(input);
    const result = answer && "data" in answer ? answer.data : undefined;
    if (!result) return false;
    setOperationId(crypto.randomUUID());
    await queries.invalidateQueries({ queryKey: connectionKeys.all });
    await queries.invalidateQueries({ queryKey: webhookKeys.log(input.connectionId) });
    if (result.state === "rejected") {
      setRefused(result.message ?? "The provider refused it. Nothing was changed.");
      return false;
    }
    if (result.state === "sent") notify.success(done);
    else
      notify.info(
        "It is not known yet whether the provider did it. The desk is looking it up; see Open writes in the settings.",
      );
    return true;
  }

  const fields = failure ? Object.values(failure.fieldErrors).flat() : [];
  const error = refused ?? (failure ? (fields[0] ?? failure.message) : null);
  return { pending, error, operationId, write };
}
