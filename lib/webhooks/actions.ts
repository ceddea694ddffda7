"use server";

import { teamAction } from "@/lib/auth/action-client";
import { replayLogged } from "./health";
import { enableWebhook, registerWebhook, removeWebhook, rotateSecret, setEvents } from "./manage";
import { attachDelivery, dismissDelivery } from "./parked";
import { replayDelivery } from "./replay";
import {
  attachDeliverySchema,
  dismissDeliverySchema,
  replayLoggedSchema,
  replaySchema,
  webhookEnabledSchema,
  webhookEventsSchema,
  webhookTargetSchema,
} from "./schema";

const admin = () => teamAction({ permission: "connection.write" });

/** Queues a delivery once more. */
export const replayDeliveryAction = admin()
  .inputSchema(replaySchema)
  .action(async ({ parsedInput, ctx }) => {
    await replayDelivery(ctx, parsedInput.deliveryId);
    return { queued: true };
  });

/** Says which case a parked delivery is about. */
export const attachDeliveryAction = admin()
  .inputSchema(attachDeliverySchema)
  .action(async ({ parsedInput, ctx }) => attachDelivery(ctx, parsedInput));

/** Lays a parked delivery aside. */
export const dismissDeliveryAction = admin()
  .inputSchema(dismissDeliverySchema)
  .action(async ({ parsedInput, ctx }) => {
    await dismissDelivery(ctx, parsedInput.deliveryId);
    return { dismissed: true };
  });

/** Queues deliveries of the provider's own log. */
export const replayLoggedAction = admin()
  .inputSchema(replayLoggedSchema)
  .action(async ({ parsedInput, ctx }) => replayLogged(ctx, parsedInput));

/** Registers a connection's webhook. */
export const registerWebhookAction = admin()
  .inputSchema(webhookEventsSchema)
  .action(async ({ parsedInput, ctx }) => registerWebhook(ctx, parsedInput));

/** Chooses what a webhook is told of. */
export const setEventsAction = admin()
  .inputSchema(webhookEventsSchema)
  .action(async ({ parsedInput, ctx }) => setEvents(ctx, parsedInput));

/** Switches a webhook off or on. */
export const enableWebhookAction = admin()
  .inputSchema(webhookEnabledSchema)
  .action(async ({ parsedInput, ctx }) => enableWebhook(ctx, parsedInput));

/** Gives a webhook a new signing secret. */
export const rotateSecretAction = admin()
  .inputSchema(webhookTargetSchema)
  .action(async ({ parsedInput, ctx }) => rotateSecret(ctx, parsedInput));

/** Removes a webhook at the provider. */
export const removeWebhookAction = admin()
  .inputSchema(webhookTargetSchema)
  .action(async ({ parsedInput, ctx }) => removeWebhook(ctx, parsedInput));
