import "server-only";
import { z } from "zod";
import { adapterFor } from "@/lib/connections/adapter";
import { withTeam } from "@/lib/db/client";
import { log } from "@/lib/log";
import { providerEntry } from "@/lib/providers/catalog";
import type { Adapter, SyncPage } from "@/lib/providers/port";
import { checkWebhook } from "@/lib/webhooks/register";
import type { MemberMap } from "./assignee";
import { completeDetails } from "./complete";
import { loadConnection, type SyncConnection } from "./connection";
import { archiveGone } from "./gone";
import { noteFailure, noteHealthy } from "./health";
import { type Lease, LeaseLostError, takeLease } from "./lease";
import { readMembers } from "./members";
import { upsertCases } from "./upsert";

/** A poll stops after this long and the next one goes on from its cursor. Milliseconds. */
const BUDGET_MS = 240_000;

/** What a poll came to. `more`: it ran out of time, poll again at once. `busy`: another process is at it. */
export type PollOutcome = "done" | "more" | "busy" | "stopped" | "failed";

/**
 * Brings the index up to date with one connection: pages of changes since its cursor, each stored with the cursor in
 * one transaction; then the webhook's state; then what was deleted there; then whole objects of cases that need a person. Never runs twice at once
 * for a connection. Refused credentials stop it (`stopped`) until new ones are saved; an unreachable provider is noted
 * with since when, and tried again at the next interval.
 */
export async function pollConnection(teamId: string, connectionId: string): Promise<PollOutcome> {
  const connection = await loadConnection(teamId, connectionId);
  if (!connection || connection.status === "unauthorized" || connection.status === "disabled")
    return "stopped";
  // Who cannot be asked is not said to have answered.
  if (providerEntry(connection.provider)?.capabilities.readsBack === false) return "done";
  const lease = await takeLease(`poll ${connectionId}`);
  if (!lease) return "busy";
  try {
    return await poll(connection, lease);
  } catch (error) {
    if (error instanceof LeaseLostError) return "busy";
    const expected = await noteFailure(connection, error);
    if (!expected) log.error({ connectionId, teamId, err: error }, "poll failed");
    return "failed";
  } finally {
    await lease.release();
  }
}

async function poll(connection: SyncConnection, lease: Lease): Promise<PollOutcome> {
  const adapter = await adapterFor(connection.teamId, connection.id, "sync");
  const members = await readMembers(connection, adapter);
  const { finished, total } = await pullPages(connection, adapter, members, lease);
  await noteHealthy(connection, finished);
  await lease.renew();
  await checkWebhook(connection, adapter);
  if (finished && total !== undefined) await archiveGone(connection, adapter, members, lease, total);
  await completeDetails(connection, adapter, members, lease);
  return finished ? "done" : "more";
}

async function pullPages(
  connection: SyncConnection,
  adapter: Adapter,
  members: MemberMap,
  lease: Lease,
): Promise<{ finished: boolean; total?: number | undefined }> {
  if (!adapter.sync) return { finished: true };
  const end = Date.now() + BUDGET_MS;
  let total: number | undefined;
  for await (const page of adapter.sync.pull(z.json().parse(connection.syncCursor))) {
    await lease.renew();
    await storePage(connection, page, members);
    total = page.total ?? total;
    if (Date.now() > end) return { finished: false };
  }
  return { finished: true, total };
}

async function storePage(connection: SyncConnection, page: SyncPage, members: MemberMap): Promise<void> {
  await withTeam(connection.teamId, async (tx) => {
    await upsertCases(tx, connection, page.items, "poll", members);
    // Last, so that the connection's row is locked only for the commit.
    await tx.$executeRaw`
      UPDATE connections SET sync_cursor = ${JSON.stringify(page.cursor)}::jsonb
      WHERE id = ${connection.id}::uuid AND team_id = ${connection.teamId}::uuid`;
  });
}
