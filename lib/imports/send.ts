import "server-only";
import { v5 } from "uuid";
import { clientAddress, clientCreate } from "@/lib/clients/operations";
import { clientCreateId } from "@/lib/clients/provider-writes";
import { adapterFor } from "@/lib/connections/adapter";
import { storedRateBudget } from "@/lib/connections/rate-budget";
import { withTeam } from "@/lib/db/client";
import { earliestSend } from "@/lib/http/rate-budget";
import { log } from "@/lib/log";
import type { EngineDeps } from "@/lib/operations/engine";
import { liveDeps, runOperationAs } from "@/lib/operations/run";
import type { OperationOutcome } from "@/lib/operations/types";
import type { Adapter } from "@/lib/providers/port";
import type { ReadyRow } from "./chunk";
import { faultOf, nextStep, type WriteFact } from "./next-step";
import type { Writes } from "./writes";

/** Background work gets this many of a connection's request slots. */
const AT_ONCE = 4;
/** A write that would have to wait longer than this for the rate limit is left for a later turn. Milliseconds. */
const PATIENCE_MS = 1_000;
/** Attempts at one row before the turn moves on to the next one. */
const TRIES = 6;

/** Why a turn stopped before its rows were sent. */
export type Obstacle =
  /** The provider's rate limit, or it could not be reached: later the same row may pass. */
  | { kind: "later"; at: Date | null }
  /** No row can pass until somebody does something about the connection. */
  | { kind: "connection"; reason: string };

export interface Sender {
  teamId: string;
  memberId: string;
  connections: readonly { id: string; name: string }[];
  /** Asked before every row. */
  stop: () => boolean;
}

/** The client is there, but the desk cannot name it: its link was taken away meanwhile. */
const lostLink: WriteFact = {
  kind: "client.address",
  state: "rejected",
  finished: true,
  error: {
    code: "conflict",
    message: "The address was not sent: the client is linked to another one meanwhile.",
    fieldErrors: {},
    retryable: false,
  },
};

/** The engine with adapters of background priority, each opened once per turn. */
function backgroundDeps(): EngineDeps {
  const adapters = new Map<string, Promise<Adapter>>();
  return {
    ...liveDeps,
    adapterFor(row) {
      const held = adapters.get(row.connectionId);
      if (held) return held;
      const opened = adapterFor(row.teamId, row.connectionId, "sync");
      adapters.set(row.connectionId, opened);
      return opened;
    },
  };
}

/** When background work may use the connection again, or null when it may now. */
async function waitOf(teamId: string, connectionId: string): Promise<Date | null> {
  const now = new Date();
  const earliest = earliestSend(await storedRateBudget(teamId).load(connectionId), "sync", now);
  return earliest !== null && earliest.getTime() - now.getTime() > PATIENCE_MS ? earliest : null;
}

async function linkOf(teamId: string, clientId: string, connectionId: string): Promise<string | null> {
  const link = await withTeam(teamId, (tx) =>
    tx.clientLink.findFirst({
      where: { teamId, clientId, connectionId },
      select: { providerClientId: true },
    }),
  );
  return link?.providerClientId ?? null;
}

/**
 * Sends what rows still need, several at a time, through operations: each write happens once however often this runs. A
 * row that is refused does not hold the others up. What was done is noted in `writes`. Answers what stopped the turn, or
 * null when every row was tried.
 */
export async function sendRows(
  sender: Sender,
  rows: readonly ReadyRow[],
  writes: Writes,
): Promise<Obstacle | null> {
  const deps = backgroundDeps();
  const actor = { memberId: sender.memberId, userId: null, sessionId: null, ip: null };
  const queue = rows.flatMap((row) => sender.connections.map((connection) => ({ row, connection })));
  let obstacle: Obstacle | null = null;

  async function write(
    row: ReadyRow,
    connectionId: string,
    kind: "create" | "address",
    ended: number,
  ): Promise<OperationOutcome | null> {
    const request = { connectionId, subjectType: "client", subjectId: row.clientId };
    if (kind === "create") {
      const operationId = clientCreateId(row.clientId, connectionId, ended);
      const input = { clientId: row.clientId, client: row.client };
      return runOperationAs(sender.teamId, actor, clientCreate, { ...request, operationId, input }, deps);
    }
    const providerClientId = await linkOf(sender.teamId, row.clientId, connectionId);
    if (providerClientId === null || row.address === null) return null;
    const operationId = v5(`${clientAddress.kind}:${connectionId}:import:${ended}`, row.clientId);
    const input = { clientId: row.clientId, providerClientId, address: row.address };
    return runOperationAs(sender.teamId, actor, clientAddress, { ...request, operationId, input }, deps);
  }

  async function send(row: ReadyRow, connection: { id: string; name: string }): Promise<void> {
    for (let tries = 0; tries < TRIES && obstacle === null; tries += 1) {
      const step = nextStep(writes.of(row.clientId, connection.id), row.address !== null);
      if (step.do !== "create" && step.do !== "address") return;
      const at = await waitOf(sender.teamId, connection.id);
      if (at) {
        obstacle = { kind: "later", at };
        return;
      }
      const outcome = await write(row, connection.id, step.do, step.ended);
      if (outcome === null) {
        writes.add(row.clientId, connection.id, lostLink);
        return;
      }
      const { state, error } = outcome;
      const finished = state === "rejected" || (state === "sent" && !outcome.pending);
      writes.add(row.clientId, connection.id, { kind: `client.${step.do}`, state, finished, error });
      if (state !== "rejected") continue;
      const fault = faultOf(error);
      if (fault === "later") obstacle = { kind: "later", at: null };
      if (fault === "connection")
        obstacle = {
          kind: "connection",
          reason: `${connection.name}: ${error?.message ?? "It cannot be used."}`,
        };
    }
  }

  async function worker(): Promise<void> {
    for (let next = queue.shift(); next; next = queue.shift()) {
      if (obstacle !== null || sender.stop()) return;
      const { row, connection } = next;
      try {
        await send(row, connection);
      } catch (error) {
        // Whether it was sent is in the operation's own row; looking there settles it.
        log.error({ err: error, teamId: sender.teamId, clientId: row.clientId }, "import row");
        writes.add(row.clientId, connection.id, {
          kind: "client.create",
          state: "unknown",
          finished: false,
          error: null,
        });
      }
    }
  }

  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return obstacle;
}
