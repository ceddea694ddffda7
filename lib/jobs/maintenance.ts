import "server-only";
import { withSystem } from "@/lib/db/client";
import { eraseImports } from "@/lib/imports/erase";
import { log } from "@/lib/log";

/**
 * Deletes what has outlived its use: ended sessions after 30 days, spent throttles, consents
 * that nobody came back from, the input of operations and what
 * imported rows say of people 30 days after their end, deliveries after 180 days. A delivery replayed later than that is
 * refetched like any other and changes nothing.
 */
export async function runMaintenance(now = new Date()): Promise<void> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const counts = await withSystem(
    async (tx) => {
      const old = { lt: daysAgo(30) };
      const sessions = await tx.session.deleteMany({
        where: { OR: [{ expiresAt: old }, { revokedAt: old }] },
      });
      const states = await tx.oAuthState.deleteMany({ where: { expiresAt: { lt: daysAgo(1) } } });
      const throttles = await tx.throttle.deleteMany({ where: { expire: { lt: daysAgo(1) } } });
      const inputs = await tx.$executeRaw`
        UPDATE operations SET input = '{}'::jsonb, result = NULL
        WHERE finished_at < ${daysAgo(30)} AND input <> '{}'::jsonb`;
      const deliveries = await tx.delivery.deleteMany({
        where: { receivedAt: { lt: daysAgo(180) }, state: { not: "received" } },
      });
      const imports = await eraseImports(tx, daysAgo(30));
      return {
        imports,
        sessions: sessions.count,
        states: states.count,
        throttles: throttles.count,
        inputs,
        deliveries: deliveries.count,
      };
    },
    { timeoutMs: 120_000 },
  );
  log.info(counts, "maintenance done");
}
