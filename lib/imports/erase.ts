import "server-only";
import type { Tx } from "@/lib/db/client";

/**
 * Erases what the rows of imports say of people, for imports that ended before `before` and for those that nobody has
 * touched since. Row numbers, outcomes and client ids stay. Answers how many imports. Needs `withSystem`.
 */
export async function eraseImports(tx: Tx, before: Date): Promise<number> {
  const old = await tx.import.findMany({
    where: {
      erasedAt: null,
      OR: [
        { finishedAt: { lt: before } },
        { state: { in: ["mapping", "ready", "paused"] }, updatedAt: { lt: before } },
      ],
    },
    select: { id: true },
    take: 1_000,
  });
  const ids = old.map((one) => one.id);
  if (ids.length === 0) return 0;
  await tx.$executeRaw`
    UPDATE import_rows SET raw = NULL, fields = NULL, email_key = NULL, person_key = NULL, reasons = NULL,
      state = CASE WHEN state = 'pending' THEN 'skipped'::import_row_state ELSE state END
    WHERE import_id = ANY(${ids}::uuid[])`;
  const now = new Date();
  await tx.$executeRaw`
    UPDATE imports SET file_name = NULL, erased_at = ${now}, finished_at = coalesce(finished_at, ${now}),
      state = CASE WHEN state = 'finished' THEN state ELSE 'cancelled'::import_state END
    WHERE id = ANY(${ids}::uuid[])`;
  return ids.length;
}
