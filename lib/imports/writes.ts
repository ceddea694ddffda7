import "server-only";
import { z } from "zod";
import { clientAddress, clientCreate } from "@/lib/clients/operations";
import type { Tx } from "@/lib/db/client";
import { nextStep, type WriteFact } from "./next-step";
import type { RowReason } from "./types";

const errorSchema = z
  .object({
    code: z.string(),
    message: z.string(),
    fieldErrors: z.record(z.string(), z.array(z.string())),
    retryable: z.boolean(),
  })
  .nullable()
  .catch(null);

const key = (clientId: string, connectionId: string) => `${clientId} ${connectionId}`;

/** The writes about some clients at some connections. */
export class Writes {
  private readonly facts = new Map<string, WriteFact[]>();

  of(clientId: string, connectionId: string): WriteFact[] {
    return this.facts.get(key(clientId, connectionId)) ?? [];
  }

  add(clientId: string, connectionId: string, fact: WriteFact): void {
    this.facts.set(key(clientId, connectionId), [...this.of(clientId, connectionId), fact]);
  }
}

/** Reads the creates and addresses of these clients, oldest first. */
export async function readWrites(
  tx: Tx,
  teamId: string,
  clientIds: string[],
  connectionIds: string[],
): Promise<Writes> {
  const writes = new Writes();
  const rows = await tx.operation.findMany({
    where: {
      teamId,
      subjectId: { in: clientIds },
      connectionId: { in: connectionIds },
      kind: { in: [clientCreate.kind, clientAddress.kind] },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { kind: true, state: true, subjectId: true, connectionId: true, finishedAt: true, error: true },
  });
  for (const row of rows) {
    if (row.subjectId === null) continue;
    writes.add(row.subjectId, row.connectionId, {
      kind: row.kind === clientCreate.kind ? "client.create" : "client.address",
      state: row.state,
      finished: row.finishedAt !== null,
      error: errorSchema.parse(row.error),
    });
  }
  return writes;
}

/** What a row has come to. `pending`: something is left to send. */
export interface RowResult {
  state: "pending" | "created" | "failed" | "unknown";
  reasons: RowReason[];
}

/** The row's state over all connections: what is left to send first, then what is unknown, then what failed. */
export function rowResult(
  writes: Writes,
  clientId: string,
  hasAddress: boolean,
  connections: readonly { id: string; name: string }[],
): RowResult {
  const parts = connections.map(({ id, name }) => ({
    name,
    step: nextStep(writes.of(clientId, id), hasAddress),
  }));
  const reasons = parts.flatMap(({ name, step }) =>
    step.do === "nothing"
      ? step.reasons.map((reason) => ({ ...reason, message: `${name}: ${reason.message}` }))
      : [],
  );
  if (parts.some(({ step }) => step.do === "create" || step.do === "address"))
    return { state: "pending", reasons };
  if (parts.some(({ step }) => step.do === "wait")) {
    const message = "The answer was lost on its way. The desk is looking it up.";
    return { state: "unknown", reasons: [...reasons, { message }] };
  }
  const failed = parts.some(({ step }) => step.do === "nothing" && step.result === "failed");
  return { state: failed ? "failed" : "created", reasons };
}
