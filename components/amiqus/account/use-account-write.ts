"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useSubmit } from "@/components/auth/use-submit";
import { notify } from "@/components/ui/notify";
import { accountKeys } from "@/lib/amiqus/account/query-options";
import type { AccountWriteResult } from "@/lib/amiqus/account/types";
import type { ActionResult, Failure } from "@/lib/api-client";
import { connectionKeys } from "@/lib/connections/query-options";

type WriteAction<Input> = (
  input: Input,
) => Promise<(ActionResult & { data?: AccountWriteResult | undefined }) | undefined>;

/**
 * Sends one change of the account: `pending` while it runs, `failure` until the next try with Amiqus' own words beside
 * the fields. `operationId` goes with each try: the same until Amiqus has answered, however often it is pressed.
 */
export function useAccountWrite<Input>(action: WriteAction<Input>) {
  const queries = useQueryClient();
  const [operationId, setOperationId] = useState(() => crypto.randomUUID());
  const [refused, setRefused] = useState<Failure | null>(null);
  const { pending, failure, submit } = useSubmit(async (input: Input) => (await action(input)) ?? {});

  /** Answers whether Amiqus took it. */
  async function write(input: Input, done: string): Promise<boolean> {
    setRefused(null);
    const answer = await submit(input);
    const result = answer && "data" in answer ? answer.data : undefined;
    if (!result) return false;
    if (result.state === "rejected") {
      const { message, fieldErrors } = result;
      setOperationId(crypto.randomUUID());
      setRefused({ code: "invalid", message: message ?? "Amiqus refused it.", fieldErrors, requestId: "" });
      return false;
    }
    setOperationId(crypto.randomUUID());
    if (result.state === "sent") notify.success(done);
    else
      notify.info(
        "It is not known yet whether Amiqus took it. The desk is looking it up; see Open writes in the settings.",
      );
    await queries.invalidateQueries({ queryKey: accountKeys.all });
    await queries.invalidateQueries({ queryKey: connectionKeys.all });
    return result.state === "sent";
  }

  return { pending, failure: failure ?? refused, operationId, write };
}
