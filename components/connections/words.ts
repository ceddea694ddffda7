import type { ConnectionDto } from "@/lib/connections/types";
import { count, plural } from "@/lib/format/names";

/** How much of the rate limit is left, as last told by the provider; null where it tells of none. */
export function rateWords(
  connection: Pick<ConnectionDto, "rateLimit" | "rateRemaining" | "tellsRate">,
): string | null {
  const { rateLimit, rateRemaining, tellsRate } = connection;
  if (rateLimit === null || rateRemaining === null) return tellsRate ? "Rate limit not known yet" : null;
  return `${count(rateRemaining)} of ${count(rateLimit)} requests left`;
}

/** Whether the provider tells us of changes, and whether somebody else pretends to. */
export function webhookWords(
  connection: Pick<ConnectionDto, "webhookRegistered" | "webhookEnabled" | "webhookWanted" | "badSignatures">,
): string {
  const bad = connection.badSignatures;
  const suffix = bad > 0 ? `, ${plural(bad, "bad signature")}` : "";
  if (connection.webhookWanted === "removed")
    return `Webhook removed by an admin; changes are polled${suffix}`;
  if (connection.webhookWanted === "paused") return `Webhook paused by an admin; changes are polled${suffix}`;
  if (!connection.webhookRegistered) return `Webhook not registered; changes are polled${suffix}`;
  return connection.webhookEnabled
    ? `Webhook registered${suffix}`
    : `Webhook switched off by the provider; changes are polled${suffix}`;
}
