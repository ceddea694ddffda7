import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { CASE_KINDS } from "@/lib/providers/port";
import type { WebhookEvent } from "@/lib/providers/webhook-port";

/** A stored hint: ids, and of providers that cannot be asked what the delivery says. */
export const hintSchema: z.ZodType<WebhookEvent> = z.object({
  event: z.string(),
  cases: z.array(z.object({ kind: z.enum(CASE_KINDS), id: z.string() })),
  providerClientId: z.string().nullable(),
  clientDeleted: z.boolean().optional(),
  told: z.json().optional(),
  reference: z.string().nullish(),
});

/** Stores deliveries that are new by the provider's id; answers the ids of those that were. */
export async function storeDeliveries(
  tx: Tx,
  connection: { id: string; teamId: string },
  deliveries: { deliveryId: string; event: WebhookEvent }[],
): Promise<string[]> {
  const rows = deliveries.map(({ deliveryId, event }) => {
    return {
      id: newId(),
      deliveryId: deliveryId.slice(0, 200),
      event: event.event.slice(0, 100),
      hint: event,
    };
  });
  const inserted = await tx.$queryRaw<unknown[]>`
    INSERT INTO deliveries (id, team_id, connection_id, delivery_id, event, hint)
    SELECT d.id, ${connection.teamId}::uuid, ${connection.id}::uuid, d."deliveryId", d.event, d.hint
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS d(id uuid, "deliveryId" text, event text, hint jsonb)
    ORDER BY d."deliveryId"
    ON CONFLICT (connection_id, delivery_id) DO NOTHING
    RETURNING id`;
  return z
    .array(z.object({ id: z.string() }))
    .parse(inserted)
    .map((row) => row.id);
}
