import "server-only";
import { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { adapterFor } from "@/lib/connections/adapter";
import { type Tx, withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { CaseRef, FetchedCase } from "@/lib/providers/port";
import { upsertCases } from "@/lib/sync/upsert";
import { settleDelivery, toJson } from "./believe";
import { saidOf } from "./said";
import type { AttachDelivery } from "./schema";
import { hintSchema } from "./store";
import type { ParkedDto } from "./types";

/** Most that one answer holds of deliveries and of cases to attach them to. */
const LIMIT = 100;

const gone = () =>
  new AppError("conflict", "It is not parked any more. Nothing was changed. Load the page again.");

/**
 * What is parked at a connection, newest first, with what it says, and the connection's cases. Admins: it holds personal
 * data of people whom the desk may not know. Throws AppError `forbidden`, `not-found`.
 */
export async function parkedDeliveries(ctx: TeamContext, connectionId: string): Promise<ParkedDto> {
  authorise(ctx, "connection.write");
  const { teamId } = ctx;
  if (!z.uuid().safeParse(connectionId).success) throw noConnection();
  return withTeam(teamId, async (tx) => {
    const connection = await tx.connection.count({ where: { id: connectionId, teamId } });
    if (connection === 0) throw noConnection();
    const deliveries = await tx.delivery.findMany({
      where: { teamId, connectionId, state: "parked" },
      orderBy: { receivedAt: "desc" },
      take: LIMIT,
    });
    const cases =
      deliveries.length === 0
        ? []
        : await tx.case.findMany({
            where: { teamId, connectionId },
            orderBy: { providerUpdatedAt: "desc" },
            take: LIMIT,
            select: { id: true, title: true, clientName: true, providerCaseId: true },
          });
    return {
      deliveries: deliveries.map((row) => ({
        id: row.id,
        event: row.event,
        deliveryId: row.deliveryId,
        reason: row.error ?? "",
        receivedAt: row.receivedAt.toISOString(),
        said: saidOf(hintSchema.parse(row.hint).told ?? null),
      })),
      cases: cases.map(({ id, title, clientName, providerCaseId }) => ({
        id,
        label: [clientName, title, `no. ${providerCaseId}`].filter(Boolean).join(" · "),
      })),
    };
  });
}

const noConnection = () => new AppError("not-found", "There is no such connection in this team.");

async function loadParked(ctx: TeamContext, deliveryId: string) {
  const row = await withTeam(ctx.teamId, (tx) =>
    tx.delivery.findFirst({ where: { id: deliveryId, teamId: ctx.teamId, state: "parked" } }),
  );
  if (!row) throw gone();
  return row;
}

/**
 * Says which case a parked delivery is about, or takes its case into the desk as a new one; the case becomes what the
 * delivery says. Admins; audited. Answers the desk's id of the case. Throws AppError `forbidden`, `not-found`, `conflict`.
 */
export async function attachDelivery(ctx: TeamContext, input: AttachDelivery): Promise<{ caseId: string }> {
  authorise(ctx, "connection.write");
  const { teamId } = ctx;
  const row = await loadParked(ctx, input.deliveryId);
  const hint = hintSchema.parse(row.hint);
  const adapter = await adapterFor(teamId, row.connectionId, "sync");
  return withTeam(teamId, async (tx) => {
    const { count } = await tx.delivery.updateMany({
      where: { id: row.id, teamId, state: "parked" },
      data: { state: "received" },
    });
    const connection = await tx.connection.findFirst({
      where: { id: row.connectionId, teamId, archivedAt: null },
      select: { id: true, teamId: true, provider: true },
    });
    if (count === 0 || !connection) throw gone();
    const target = input.caseId === null ? null : await targetCase(tx, connection, input.caseId);
    if (target === null) await refuseKnown(tx, connection, hint.cases[0]);
    // A case that changed since the delivery came still takes what a person attaches to it now.
    const changed = target?.providerUpdatedAt.getTime() ?? 0;
    const at = new Date(Math.max(changed, row.receivedAt.getTime()));
    const heard: FetchedCase | null | undefined = adapter.cases.hear?.(
      target?.snapshot ?? null,
      hint.told ?? null,
      at,
      target?.ref,
    );
    if (!heard) throw new AppError("conflict", "This delivery says nothing of a case. Dismiss it.");
    const { caseIds } = await upsertCases(tx, connection, [heard], "webhook");
    const caseId = caseIds[0] ?? "";
    await settleDelivery(tx, row, { state: "processed", error: null, caseId });
    await recordAudit(tx, ctx, {
      action: "delivery.attach",
      objectType: "delivery",
      objectId: row.id,
      caseId,
      outcome: "done",
      detail: { connectionId: row.connectionId, taken: target === null ? "new" : "known" },
    });
    return { caseId };
  });
}

type Place = { id: string; teamId: string };

async function targetCase(tx: Tx, connection: Place, caseId: string) {
  const found = await tx.case.findFirst({
    where: { id: caseId, teamId: connection.teamId, connectionId: connection.id },
    select: {
      kind: true,
      providerCaseId: true,
      providerUpdatedAt: true,
      snapshot: { select: { body: true } },
    },
  });
  if (!found) throw new AppError("not-found", "There is no such case at this connection.");
  const ref: CaseRef = { kind: found.kind, id: found.providerCaseId };
  return { ref, providerUpdatedAt: found.providerUpdatedAt, snapshot: toJson(found.snapshot?.body) };
}

/** A new case by a number that the desk knows would overwrite that one. */
async function refuseKnown(tx: Tx, connection: Place, ref: CaseRef | undefined): Promise<void> {
  if (!ref) return;
  const known = await tx.case.count({
    where: {
      teamId: connection.teamId,
      connectionId: connection.id,
      kind: ref.kind,
      providerCaseId: ref.id,
    },
  });
  if (known === 0) return;
  throw new AppError(
    "conflict",
    "The desk has a case with this number. Nothing was changed. Attach the delivery to that case, or dismiss it.",
    { fieldErrors: { caseId: ["Choose the case with this number instead."] } },
  );
}

/** Lays a parked delivery aside: nothing follows from it. Admins; audited. Throws AppError `forbidden`, `conflict`. */
export async function dismissDelivery(ctx: TeamContext, deliveryId: string): Promise<void> {
  authorise(ctx, "connection.write");
  const { teamId } = ctx;
  const row = await loadParked(ctx, deliveryId);
  await withTeam(teamId, async (tx) => {
    const { count } = await tx.delivery.updateMany({
      where: { id: row.id, teamId, state: "parked" },
      data: { state: "received" },
    });
    if (count === 0) throw gone();
    await settleDelivery(tx, row, { state: "ignored", error: "Dismissed by an admin.", caseId: null });
    await recordAudit(tx, ctx, {
      action: "delivery.dismiss",
      objectType: "delivery",
      objectId: row.id,
      outcome: "done",
      detail: { connectionId: row.connectionId },
    });
  });
}
