import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import type { OperationHandler } from "@/lib/operations/handler";
import { type OperationRequest, runOperation } from "@/lib/operations/run";
import type { OperationOutcome } from "@/lib/operations/types";

/**
 * `runOperation` that also hands over what the provider answered. `heard` is null when another press of the same button
 * sent it, or when there was no answer: the outcome alone then says what is known.
 */
export async function runHearing<Input, Result>(
  ctx: TeamContext,
  handler: OperationHandler<Input, Result>,
  request: OperationRequest<Input>,
): Promise<{ outcome: OperationOutcome; heard: Result | null }> {
  let heard: Result | null = null;
  const listening: OperationHandler<Input, Result> = {
    ...handler,
    async send(adapter, input) {
      const answer = await handler.send(adapter, input);
      heard = answer;
      return answer;
    },
  };
  const outcome = await runOperation(ctx, listening, request);
  return { outcome, heard };
}
