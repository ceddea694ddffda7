import "server-only";
import { withTeam } from "@/lib/db/client";
import type { Budget, RateBudget } from "@/lib/http/rate-budget";

/** The table keeps when a window began; providers tell, or we assume, windows of this length. */
const WINDOW_MS = 60_000;

/** Budgets in the connection's row, so that all processes of one connection share them. */
export function storedRateBudget(teamId: string): RateBudget {
  return {
    async load(connectionId) {
      const row = await withTeam(teamId, (tx) =>
        tx.connection.findFirst({
          where: { id: connectionId, teamId },
          select: { rateLimit: true, rateRemaining: true, rateSeenAt: true, notBefore: true },
        }),
      );
      if (row === null) return null;
      const resetAt = row.rateSeenAt && new Date(row.rateSeenAt.getTime() + WINDOW_MS);
      return { limit: row.rateLimit, remaining: row.rateRemaining, resetAt, notBefore: row.notBefore };
    },
    async save(connectionId, budget: Budget) {
      const data = {
        rateLimit: budget.limit,
        rateRemaining: budget.remaining,
        rateSeenAt: budget.resetAt && new Date(budget.resetAt.getTime() - WINDOW_MS),
        notBefore: budget.notBefore,
      };
      await withTeam(teamId, (tx) => tx.connection.updateMany({ where: { id: connectionId, teamId }, data }));
    },
  };
}
