import "server-only";
import { z } from "zod";
import { withSystem } from "@/lib/db/client";
import { deliveryBackoff, processDelivery } from "./process";

const LIMIT = 100;
/** A delivery that should have been processed this long ago has lost its job. Milliseconds. */
const GRACE_MS = 30_000;

const rowSchema = z.object({
  id: z.string(),
  team_id: z.string(),
  attempts: z.number(),
  received_at: z.date(),
});

/** Processes deliveries whose job was lost, e.g. by a crash right after the 200. Answers how many. */
export async function sweepDeliveries(now = new Date()): Promise<number> {
  const found = await withSystem(
    (tx) => tx.$queryRaw<unknown[]>`
      SELECT id, team_id, attempts, received_at FROM deliveries WHERE state = 'received'
      ORDER BY received_at LIMIT ${LIMIT}`,
  );
  const due = z
    .array(rowSchema)
    .parse(found)
    .filter((row) => dueAt(row) <= now.getTime());
  for (const row of due) await processDelivery(row.team_id, row.id);
  return due.length;
}

function dueAt(row: { attempts: number; received_at: Date }): number {
  let at = row.received_at.getTime() + GRACE_MS;
  for (let attempt = 1; attempt <= row.attempts; attempt += 1) at += deliveryBackoff(attempt);
  return at;
}
