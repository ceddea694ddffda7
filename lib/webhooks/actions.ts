"use server";

import { z } from "zod";
import { teamAction } from "@/lib/auth/action-client";
import { replayDelivery } from "./replay";

const replaySchema = z.strictObject({ deliveryId: z.uuid() });

/** Queues a delivery once more. */
export const replayDeliveryAction = teamAction({ permission: "connection.write" })
  .inputSchema(replaySchema)
  .action(async ({ parsedInput, ctx }) => {
    await replayDelivery(ctx, parsedInput.deliveryId);
    return { queued: true };
  });
