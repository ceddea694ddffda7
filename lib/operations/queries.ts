import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { type Tx, withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { providerEntry } from "@/lib/providers/catalog";
import { candidatesOf } from "./engine";
import { storedOperationSchema } from "./pg-store";
import { nextLook } from "./schedule";
import type { OperationDto } from "./types";

/** A rejected write is shown beside its subject for this long. Milliseconds. */
const REJECTED_SHOWN_MS = 3_600_000;

/** Most operations that one answer holds. */
const LIMIT = 100;

type Row = Awaited<ReturnType<Tx["operation"]["findMany"]>>[number];

function toDto(row: Row, connectionName: string, awaited: boolean): OperationDto {
  const stored = storedOperationSchema.parse(row);
  const looking = stored.state === "unknown" || stored.state === "reconciling";
  const due = looking ? nextLook(stored.sendingAt ?? stored.createdAt, stored.lookups) : null;
  return {
    id: stored.id,
    operationId: stored.operationId,
    connectionId: stored.connectionId,
    connectionName,
    kind: stored.kind,
    label: stored.label,
    state: stored.state,
    subjectType: stored.subjectType,
    subjectId: stored.subjectId,
    pending: stored.state === "sent" && stored.finishedAt === null,
    error: stored.error,
    attempts: stored.attempts,
    lookups: stored.lookups,
    ...(awaited ? { awaited } : {}),
    candidates: looking ? candidatesOf(stored) : [],
    nextLookAt: due?.toISOString() ?? null,
    createdById: stored.createdById,
    createdAt: stored.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

async function withNames(tx: Tx, teamId: string, rows: Row[]): Promise<OperationDto[]> {
  const connections = await tx.connection.findMany({
    where: { teamId, id: { in: [...new Set(rows.map((row) => row.connectionId))] } },
    select: { id: true, name: true, provider: true },
  });
  const known = new Map(connections.map((connection) => [connection.id, connection]));
  return rows.map((row) => {
    const connection = known.get(row.connectionId);
    const can = providerEntry(connection?.provider ?? "")?.capabilities;
    return toDto(row, connection?.name ?? "", can?.readsBack === false);
  });
}

/** A rejection that was given up, or after which the same was tried again. */
function isOver(operation: OperationDto, all: OperationDto[]): boolean {
  if (operation.state === "sent") return !operation.pending;
  if (operation.state !== "rejected") return false;
  if (operation.error?.code === "dismissed") return true;
  return all.some(
    (other) =>
      other.kind === operation.kind &&
      other.connectionId === operation.connectionId &&
      other.createdAt > operation.createdAt,
  );
}

/**
 * Writes about one client or case that are not finished, or were rejected in the last hour and neither given up nor
 * tried again; newest first, at most 100. Any member may read.
 */
export async function operationsOf(
  ctx: TeamContext,
  subjectType: string,
  subjectId: string,
  now = new Date(),
): Promise<OperationDto[]> {
  authorise(ctx, "case.read");
  return withTeam(ctx.teamId, async (tx) => {
    const rows = await tx.operation.findMany({
      where: {
        teamId: ctx.teamId,
        subjectType,
        subjectId,
        OR: [
          { finishedAt: null },
          // Later successes are read too, since they end what was rejected before them.
          { finishedAt: { gt: new Date(now.getTime() - REJECTED_SHOWN_MS) } },
        ],
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: LIMIT,
    });
    const shown = await withNames(tx, ctx.teamId, rows);
    return shown.filter((operation) => !isOver(operation, shown));
  });
}

/** The team's writes that are not finished, oldest first, at most 100. Any member may read. */
export async function openOperations(ctx: TeamContext): Promise<OperationDto[]> {
  authorise(ctx, "case.read");
  return withTeam(ctx.teamId, async (tx) => {
    const rows = await tx.operation.findMany({
      where: { teamId: ctx.teamId, finishedAt: null },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      take: LIMIT,
    });
    return withNames(tx, ctx.teamId, rows);
  });
}

/** One operation by the id that the browser made. Throws AppError `not-found`. Any member may read. */
export async function operationByKey(ctx: TeamContext, operationId: string): Promise<OperationDto> {
  authorise(ctx, "case.read");
  return withTeam(ctx.teamId, async (tx) => {
    const row = await tx.operation.findFirst({ where: { teamId: ctx.teamId, operationId } });
    const [dto] = row === null ? [] : await withNames(tx, ctx.teamId, [row]);
    if (dto === undefined) throw new AppError("not-found", "There is no such operation.");
    return dto;
  });
}
