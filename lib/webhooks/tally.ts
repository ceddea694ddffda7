import type { LoggedDelivery } from "@/lib/providers/webhook-port";

/**
 * Deliveries in a row that the provider gave up on, counted back from the newest to the last one that arrived. Those
 * still being tried count neither way.
 */
export function failuresInARow(log: readonly Pick<LoggedDelivery, "sentAt" | "outcome">[]): number {
  const newestFirst = [...log].sort((a, b) => b.sentAt.getTime() - a.sentAt.getTime());
  let failures = 0;
  for (const { outcome } of newestFirst) {
    if (outcome === "delivered") break;
    if (outcome === "failed") failures += 1;
  }
  return failures;
}
