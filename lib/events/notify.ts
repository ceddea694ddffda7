import "server-only";
import type { Tx } from "@/lib/db/client";
import { type DeskEventType, MAX_EVENT_IDS } from "./types";

/** The PostgreSQL channel of desk events. */
export const EVENT_CHANNEL = "gatehouse_events";

/** Tells every process, once this transaction commits, that rows of the team changed. Nothing for no ids. */
export async function notifyTeam(tx: Tx, teamId: string, type: DeskEventType, ids: string[]): Promise<void> {
  const distinct = [...new Set(ids)];
  if (distinct.length === 0) return;
  const payload = JSON.stringify({ teamId, type, ids: distinct.length > MAX_EVENT_IDS ? "many" : distinct });
  await tx.$executeRaw`SELECT pg_notify(${EVENT_CHANNEL}, ${payload})`;
}
