import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { readCaseId } from "@/lib/cases/case-id";
import { withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { guidedFlowOf } from "@/lib/providers/aplyid/describe";
import type { Json } from "@/lib/providers/port";
import type { GuidedFlowDto } from "./types";

/** Deliveries that one answer lists. */
const LIMIT = 10;

/** What is known of a case's guided flow. Any member may read. Throws AppError `not-found`. */
export async function guidedFlow(ctx: TeamContext, caseId: string): Promise<GuidedFlowDto> {
  authorise(ctx, "case.read");
  const { teamId } = ctx;
  const id = readCaseId(caseId);
  return withTeam(teamId, async (tx) => {
    const row = await tx.case.findFirst({
      where: { id, teamId, provider: "aplyid" },
      select: {
        connectionId: true,
        snapshot: { select: { body: true } },
        connection: { select: { lastDeliveryAt: true } },
      },
    });
    if (!row) throw new AppError("not-found", "There is no such case in this team.");
    const deliveries = await tx.delivery.findMany({
      where: { teamId, caseId: id },
      orderBy: { receivedAt: "desc" },
      take: LIMIT,
      select: { id: true, deliveryId: true, event: true, receivedAt: true },
    });
    return {
      ...guidedFlowOf(toJson(row.snapshot?.body)),
      deliveries: deliveries.map((one) => ({ ...one, receivedAt: one.receivedAt.toISOString() })),
      lastDeliveryAt: row.connection.lastDeliveryAt?.toISOString() ?? null,
      connectionId: row.connectionId,
    };
  });
}

function toJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value ?? null));
}
