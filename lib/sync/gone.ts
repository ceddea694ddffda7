import "server-only";
import { z } from "zod";
import { type Tx, withTeam } from "@/lib/db/client";
import { processWide } from "@/lib/http/process-wide";
import { ProviderError } from "@/lib/providers/errors";
import type { Adapter, CaseRef, FetchedCase } from "@/lib/providers/port";
import type { MemberMap } from "./assignee";
import type { SyncConnection } from "./connection";
import type { Lease } from "./lease";
import { upsertCases } from "./upsert";

/** Cases asked for one by one per poll, so that a person's share of the rate limit stays. */
const PER_POLL = 50;

/** By connection, the two counts after which a walk found nothing: the same two are not looked into again. */
const fruitless = processWide("sync.fruitless", () => new Map<string, string>());

/** Which case, by the desk's id and the provider's. */
export interface WantedCase {
  teamId: string;
  caseId: string;
  ref: CaseRef;
}

/**
 * A case as its provider has it now; one that was deleted there as the desk keeps it, where the provider tells nobody of
 * deletions. Throws ProviderError.
 */
export async function fetchOrGone(
  adapter: Adapter,
  { teamId, caseId, ref }: WantedCase,
): Promise<FetchedCase> {
  const deletions = adapter.sync?.deletions;
  try {
    return await adapter.cases.fetch(ref);
  } catch (error) {
    if (!deletions || !(error instanceof ProviderError) || error.kind !== "not-found") throw error;
    const row = await withTeam(teamId, (tx) =>
      tx.case.findFirst({
        where: { id: caseId, teamId },
        select: { providerUpdatedAt: true, snapshot: { select: { body: true } } },
      }),
    );
    if (!row) throw error;
    const snapshot = z.json().parse(row.snapshot?.body ?? null);
    return deletions.gone(ref, snapshot, laterThan(row.providerUpdatedAt, new Date()));
  }
}

/** `at`, or just after `heard` when clocks differ: later than anything that is still to be heard of a case. */
export function laterThan(heard: Date, at: Date): Date {
  return new Date(Math.max(at.getTime(), heard.getTime() + 1));
}

/**
 * Finds the cases that were deleted at their provider: only when the desk has more of a connection than the `total` that the
 * provider says are there, it walks all ids and asks for those that it misses, at most 50 a time. Throws ProviderError.
 */
export async function archiveGone(
  connection: SyncConnection,
  adapter: Adapter,
  members: MemberMap,
  lease: Lease,
  total: number,
): Promise<void> {
  const deletions = adapter.sync?.deletions;
  const { id: connectionId, teamId } = connection;
  const where = { teamId, connectionId, archivedAt: null };
  const inTeam = <T>(read: (tx: Tx) => Promise<T>) => withTeam(teamId, read);
  if (!deletions) return;
  const count = await inTeam((tx) => tx.case.count({ where }));
  const counts = `${count} of ${total}`;
  if (count <= total || fruitless.get(connectionId) === counts) return;
  const there = new Set<string>();
  for await (const ids of deletions.ids()) {
    await lease.renew();
    for (const id of ids) there.add(id);
  }
  const select = { id: true, kind: true, providerCaseId: true } as const;
  const known = await inTeam((tx) => tx.case.findMany({ where, select }));
  const missing = known.filter((row) => !there.has(row.providerCaseId)).slice(0, PER_POLL);
  let found = 0;
  for (const { id: caseId, kind, providerCaseId } of missing) {
    await lease.renew();
    const fetched = await fetchOrGone(adapter, { teamId, caseId, ref: { kind, id: providerCaseId } });
    if (fetched.case.archivedAt !== null) found += 1;
    await inTeam((tx) => upsertCases(tx, connection, [fetched], "poll", members));
  }
  if (found === 0) fruitless.set(connectionId, counts);
}
