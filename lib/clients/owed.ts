import "server-only";
import { z } from "zod";
import type { TeamContext } from "@/lib/auth/context";
import { withTeam } from "@/lib/db/client";
import type { ClientInput } from "@/lib/providers/port";
import { CLIENT_KEYS } from "./fields";
import { clientAddress, clientUpdate } from "./operations";

/** What a connection refused earlier and has not been told since. */
export interface Owed {
  keys: (keyof ClientInput)[];
  address: boolean;
}

const inputSchema = z.object({ patch: z.record(z.string(), z.unknown()) }).catch({ patch: {} });

/**
 * Fields of refused changes since the last one that the connection took. The desk keeps a change that a provider
 * refuses, so the next change has to carry it too, or the two would differ for good.
 */
export async function owedTo(ctx: TeamContext, clientId: string, connectionId: string): Promise<Owed> {
  const writes = await withTeam(ctx.teamId, (tx) =>
    tx.operation.findMany({
      where: {
        teamId: ctx.teamId,
        subjectId: clientId,
        connectionId,
        kind: { in: [clientUpdate.kind, clientAddress.kind] },
        finishedAt: { not: null },
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: 50,
      select: { kind: true, state: true, input: true },
    }),
  );
  const updates = writes.filter((write) => write.kind === clientUpdate.kind);
  const lastTaken = updates.findIndex((write) => write.state === "sent");
  const refused = lastTaken === -1 ? updates : updates.slice(0, lastTaken);
  const names = new Set(refused.flatMap((write) => Object.keys(inputSchema.parse(write.input).patch)));
  const address = writes.find((write) => write.kind === clientAddress.kind);
  return {
    keys: CLIENT_KEYS.filter((key) => names.has(key)),
    address: address !== undefined && address.state !== "sent",
  };
}
