import "server-only";
import { withTeam } from "@/lib/db/client";
import { ProviderError } from "@/lib/providers/errors";
import type { Adapter } from "@/lib/providers/port";
import type { MemberMap } from "./assignee";
import type { SyncConnection } from "./connection";
import { fetchOrGone } from "./gone";
import type { Lease } from "./lease";
import { upsertCases } from "./upsert";

/** Whole objects fetched per poll, so that a first sync does not use a person's share of the rate limit. */
const PER_POLL = 20;

/**
 * Fetches the whole object of cases that need a person and of which only a list row is known, longest waiting first,
 * at most 20. A case that cannot be read goes to the back of the line. Throws ProviderError when the provider itself
 * is the problem.
 */
export async function completeDetails(
  connection: SyncConnection,
  adapter: Adapter,
  members: MemberMap,
  lease: Lease,
): Promise<void> {
  const { id: connectionId, teamId } = connection;
  const thin = await withTeam(teamId, (tx) =>
    tx.case.findMany({
      where: {
        teamId,
        connectionId,
        archivedAt: null,
        status: { in: ["needs_review", "on_hold", "unmapped"] },
        snapshot: { complete: false },
      },
      select: { id: true, kind: true, providerCaseId: true },
      orderBy: { snapshot: { fetchedAt: "asc" } },
      take: PER_POLL,
    }),
  );
  for (const row of thin) {
    await lease.renew();
    try {
      const ref = { kind: row.kind, id: row.providerCaseId };
      const fetched = await fetchOrGone(adapter, { teamId, caseId: row.id, ref });
      await withTeam(teamId, (tx) => upsertCases(tx, connection, [fetched], "poll", members));
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      if (error.kind === "rate-limited") return;
      if (error.kind !== "not-found" && error.kind !== "bad-response" && error.kind !== "forbidden")
        throw error;
      await withTeam(teamId, (tx) =>
        tx.caseSnapshot.updateMany({ where: { caseId: row.id, teamId }, data: { fetchedAt: new Date() } }),
      );
    }
  }
}
