import { z } from "zod";

const target = {
  connectionId: z.uuid(),
  /** Made in the browser, once per press of the button. */
  operationId: z.uuid(),
};
const events = z
  .array(z.string().min(1).max(100))
  .min(1, "Choose at least one event.")
  .max(100)
  .refine((chosen) => new Set(chosen).size === chosen.length, "Choose each event once.");

export const replaySchema = z.strictObject({ deliveryId: z.uuid() });

export const webhookTargetSchema = z.strictObject(target);
export type WebhookTarget = z.infer<typeof webhookTargetSchema>;

export const webhookEventsSchema = z.strictObject({ ...target, events });
export type WebhookEvents = z.infer<typeof webhookEventsSchema>;

export const webhookEnabledSchema = z.strictObject({ ...target, enabled: z.boolean() });
export type WebhookEnabled = z.infer<typeof webhookEnabledSchema>;

export const dismissDeliverySchema = z.strictObject({ deliveryId: z.uuid() });

export const attachDeliverySchema = z.strictObject({
  deliveryId: z.uuid(),
  /** Null takes it in as a case of its own. */
  caseId: z.uuid("Choose a case.").nullable(),
});
export type AttachDelivery = z.infer<typeof attachDeliverySchema>;

export const replayLoggedSchema = z.strictObject({
  connectionId: z.uuid(),
  /** Ids of the provider's log. */
  deliveryIds: z.array(z.string().min(1).max(200)).min(1, "Choose at least one delivery.").max(500),
});
export type ReplayLogged = z.infer<typeof replayLoggedSchema>;
