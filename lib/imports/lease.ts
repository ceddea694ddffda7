import "server-only";
import { type Tx, withTeam } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";

/** How long a process may be silent about an import before another one takes it over. Milliseconds. */
const LEASE_MS = 120_000;

type ImportRecord = NonNullable<Awaited<ReturnType<Tx["import"]["findFirst"]>>>;

/** An import that this process works on. `token` is this turn's own. */
export interface HeldImport {
  id: string;
  teamId: string;
  token: string;
  record: ImportRecord;
}

/** Takes an import that is due and that nobody works on; null when there is nothing to do. */
export async function claimImport(teamId: string, id: string): Promise<HeldImport | null> {
  const token = newId();
  const now = new Date();
  return withTeam(teamId, async (tx) => {
    const { count } = await tx.import.updateMany({
      where: {
        id,
        teamId,
        state: { in: ["checking", "running"] },
        AND: [
          { OR: [{ leaseUntil: null }, { leaseUntil: { lt: now } }] },
          { OR: [{ notBefore: null }, { notBefore: { lte: now } }] },
        ],
      },
      data: { leaseToken: token, leaseUntil: new Date(now.getTime() + LEASE_MS), notBefore: null },
    });
    const record = count === 1 ? await tx.import.findFirst({ where: { id, teamId } }) : null;
    return record && { id, teamId, token, record };
  });
}

/** Whether the import is still this turn's and in that state; if so its lease goes on. Locks it until the commit. */
export async function keepImport(tx: Tx, held: HeldImport, state: "checking" | "running"): Promise<boolean> {
  const { count } = await tx.import.updateMany({
    where: { id: held.id, teamId: held.teamId, leaseToken: held.token, state },
    data: { leaseUntil: new Date(Date.now() + LEASE_MS) },
  });
  return count === 1;
}

/** Gives an import back, for others to take at once or from `notBefore` on. */
export async function releaseImport(held: HeldImport, notBefore: Date | null = null): Promise<void> {
  await withTeam(held.teamId, (tx) =>
    tx.import.updateMany({
      where: { id: held.id, teamId: held.teamId, leaseToken: held.token },
      data: { leaseToken: null, leaseUntil: null, notBefore },
    }),
  );
}
