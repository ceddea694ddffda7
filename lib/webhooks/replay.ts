import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { notifyTeam } from "@/lib/events/notify";
import { enqueue } from "@/lib/jobs/queue";

/** Queues a delivery once more, e.g. a dead one. Admins. Throws AppError `not-found`. */
export async function replayDelivery(ctx: TeamContext, deliveryId: string): Promise<void> {
  authorise(ctx, "connection.write");
  const { teamId } = ctx;
  await withTeam(teamId, async (tx) => {
    const { count } = await tx.delivery.updateMany({
      where: { id: deliveryId, teamId },
      data: { state: "received", attempts: 0, error: null, processedAt: null },
    });
    if (count === 0) throw new AppError("not-found", "There is no such delivery.");
    await notifyTeam(tx, teamId, "deliveries", [deliveryId]);
    await recordAudit(tx, ctx, {
      action: "delivery.replay",
      objectType: "delivery",
      objectId: deliveryId,
      outcome: "done",
    });
  });
  await enqueue("delivery", { teamId, id: deliveryId });
}
