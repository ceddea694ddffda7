import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { adapterFor } from "@/lib/connections/adapter";
import { withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { providerEntry } from "@/lib/providers/catalog";
import { fetchOrGone } from "./gone";
import { noteHealthy } from "./health";
import { upsertCases } from "./upsert";

/**
 * Fetches a case from its provider now and stores it. Any member may. Throws AppError `not-found` for an unknown case
 * or another team's, ProviderError when the provider does not give it; what is stored then stays.
 */
export async function refreshCase(ctx: TeamContext, caseId: string): Promise<void> {
  authorise(ctx, "case.read");
  const { teamId } = ctx;
  const found = await withTeam(teamId, (tx) =>
    tx.case.findFirst({
      where: { id: caseId, teamId },
      select: {
        kind: true,
        providerCaseId: true,
        connection: { select: { id: true, teamId: true, provider: true, status: true } },
      },
    }),
  );
  if (!found) throw new AppError("not-found", "There is no such case.");
  const { connection } = found;
  const entry = providerEntry(connection.provider);
  if (entry?.capabilities.readsBack === false) {
    throw new AppError("invalid", `${entry.label} cannot be asked for a case. It tells the desk by itself.`);
  }
  const adapter = await adapterFor(teamId, connection.id);
  const ref = { kind: found.kind, id: found.providerCaseId };
  const fetched = await fetchOrGone(adapter, { teamId, caseId, ref });
  await withTeam(teamId, (tx) => upsertCases(tx, connection, [fetched], "poll"));
  if (connection.status === "unreachable") await noteHealthy(connection, false);
}
