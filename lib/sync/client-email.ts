import "server-only";
import type { Tx } from "@/lib/db/client";
import type { ProviderCase } from "@/lib/providers/port";

/**
 * The desk's clients of cases that name none of their provider's, by the cases' own e-mail address: those addresses that
 * exactly one client of the team has, in the same letter case or in lower case.
 */
export async function clientsByEmail(
  tx: Tx,
  teamId: string,
  cases: readonly ProviderCase[],
): Promise<Map<string, string>> {
  const wanted = cases.flatMap(({ providerClientId, clientEmail }) =>
    providerClientId === null && clientEmail?.includes("@") ? [clientEmail] : [],
  );
  if (wanted.length === 0) return new Map();
  const variants = [...new Set(wanted.flatMap((email) => [email, email.toLowerCase()]))];
  const rows = await tx.client.findMany({
    where: { teamId, archivedAt: null, email: { in: variants } },
    select: { id: true, email: true },
  });
  return new Map(
    wanted.flatMap((email) => {
      const found = rows.filter((row) => row.email === email || row.email === email.toLowerCase());
      const [only] = found;
      return only && found.length === 1 ? [[email, only.id] as const] : [];
    }),
  );
}
