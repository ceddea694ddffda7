import "server-only";
import { z } from "zod";
import { type AuditActor, recordAudit } from "@/lib/audit/record";
import { type Tx, withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { notifyTeam } from "@/lib/events/notify";
import type { AnyOperationHandler, OperationActor } from "./handler";
import type { Finding, Move, NewOperation, OperationStore, StoredOperation } from "./store";
import { OPERATION_STATES } from "./types";

const errorSchema = z.object({
  code: z.string(),
  message: z.string(),
  fieldErrors: z.record(z.string(), z.array(z.string())),
  retryable: z.boolean(),
});

/** One row of `operations` by Prisma's names, with its JSON columns parsed. */
export const storedOperationSchema = z.object({
  id: z.string(),
  teamId: z.string(),
  operationId: z.string(),
  connectionId: z.string(),
  kind: z.string(),
  state: z.enum(OPERATION_STATES),
  subjectType: z.string().nullable(),
  subjectId: z.string().nullable(),
  label: z.string(),
  input: z.unknown(),
  inputHash: z.string(),
  result: z.unknown(),
  error: errorSchema.nullable().catch(null),
  attempts: z.number(),
  lookups: z.number(),
  createdById: z.string().nullable(),
  sendingAt: z.date().nullable(),
  finishedAt: z.date().nullable(),
  createdAt: z.date(),
});

const sendable = ["sending", "unknown", "reconciling", "absent", "sent"];

/** Reads and locks one row of the team. */
async function lockRow(tx: Tx, teamId: string, id: string): Promise<StoredOperation | null> {
  await tx.$queryRaw`SELECT id FROM operations WHERE id = ${id}::uuid AND team_id = ${teamId}::uuid FOR UPDATE`;
  return readRow(tx, teamId, id);
}

async function readRow(tx: Tx, teamId: string, id: string): Promise<StoredOperation | null> {
  const row = await tx.operation.findFirst({ where: { id, teamId } });
  return row === null ? null : storedOperationSchema.parse(row);
}

/** JSON for a column: null becomes SQL NULL. Dates become ISO strings. */
function json(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}

function auditActor(teamId: string, actor: OperationActor | undefined): AuditActor {
  if (!actor?.memberId) return { teamId, kind: "system" };
  return { teamId, memberId: actor.memberId, sessionId: actor.sessionId, ip: actor.ip };
}

async function insert(draft: NewOperation): Promise<{ row: StoredOperation; created: boolean }> {
  const { teamId } = draft;
  return withTeam(teamId, async (tx) => {
    const connection = await tx.connection.findFirst({
      where: { id: draft.connectionId, teamId, archivedAt: null },
      select: { id: true },
    });
    if (!connection) throw new AppError("not-found", "There is no such connection. Nothing was sent.");
    const inserted = await tx.$executeRaw`
      INSERT INTO operations (id, team_id, operation_id, connection_id, kind, state, subject_type, subject_id, label,
        input, input_hash, attempts, created_by_id, sending_at, updated_at)
      VALUES (${draft.id}::uuid, ${teamId}::uuid, ${draft.operationId}::uuid, ${draft.connectionId}::uuid,
        ${draft.kind}, 'sending', ${draft.subjectType}, ${draft.subjectId}::uuid, ${draft.label},
        ${JSON.stringify(draft.input)}::jsonb, ${draft.inputHash}, 1, ${draft.createdById}::uuid, ${draft.sendingAt},
        now())
      ON CONFLICT (team_id, operation_id) DO NOTHING`;
    const row = await tx.operation.findFirst({ where: { teamId, operationId: draft.operationId } });
    if (inserted === 1) await notifyTeam(tx, teamId, "operations", [draft.id]);
    return { row: storedOperationSchema.parse(row), created: inserted === 1 };
  });
}

async function move(row: StoredOperation, change: Move): Promise<StoredOperation | null> {
  return withTeam(row.teamId, async (tx) => {
    const held = await lockRow(tx, row.teamId, row.id);
    if (held === null || held.attempts !== row.attempts || !change.from.includes(held.state)) return null;
    if (held.state === "sent") return null;
    const error = change.error === undefined ? held.error : change.error;
    const result = change.result === undefined ? held.result : change.result;
    await tx.$executeRaw`
      UPDATE operations SET state = ${change.to}::operation_state, error = ${json(error)}::jsonb,
        result = ${json(result)}::jsonb, attempts = ${change.attempts ?? held.attempts},
        lookups = ${change.lookups ?? held.lookups}, sending_at = ${change.sendingAt ?? held.sendingAt},
        finished_at = ${change.final ? change.at : null}, updated_at = ${change.at}
      WHERE id = ${row.id}::uuid AND team_id = ${row.teamId}::uuid`;
    await notifyTeam(tx, row.teamId, "operations", [row.id]);
    if (change.audit) {
      await recordAudit(tx, auditActor(row.teamId, change.actor), {
        action: change.audit.action,
        objectType: change.audit.objectType,
        objectId: row.subjectId ?? row.id,
        outcome: change.audit.outcome,
        detail: { operationId: row.operationId, connectionId: row.connectionId, ...change.audit.detail },
      });
    }
    return readRow(tx, row.teamId, row.id);
  });
}

async function finish(
  row: StoredOperation,
  handler: AnyOperationHandler,
  finding: Finding,
): Promise<StoredOperation> {
  const { teamId } = row;
  return withTeam(teamId, async (tx) => {
    const held = await lockRow(tx, teamId, row.id);
    if (held === null) return row;
    if (held.finishedAt !== null || held.attempts !== row.attempts || !sendable.includes(held.state))
      return held;
    const { connectionId, operationId, subjectType } = held;
    const scope = {
      teamId,
      connectionId,
      operationId,
      subjectType,
      subjectId: held.subjectId,
      actor: finding.actor,
    };
    const applied = await handler.apply(tx, scope, held.input, finding.result);
    const subjectId = applied.subjectId ?? held.subjectId;
    await tx.$executeRaw`
      UPDATE operations SET state = 'sent', subject_id = ${subjectId}::uuid, result = NULL, error = NULL,
        finished_at = ${finding.at}, updated_at = ${finding.at}
      WHERE id = ${row.id}::uuid AND team_id = ${teamId}::uuid`;
    await notifyTeam(tx, teamId, "operations", [row.id]);
    await recordAudit(tx, auditActor(teamId, finding.actor), {
      ...handler.audit,
      objectId: subjectId ?? handler.idOf(finding.result),
      ...(handler.audit.objectType === "case" && subjectId ? { caseId: subjectId } : {}),
      ...(handler.audit.objectType === "client" && subjectId ? { clientId: subjectId } : {}),
      outcome: "done",
      detail: { operationId, connectionId, known: finding.by, attempts: held.attempts },
    });
    return (await readRow(tx, teamId, row.id)) ?? held;
  });
}

/** Operations in PostgreSQL. */
export const pgOperationStore: OperationStore = {
  insert,
  move,
  finish,
  get: (teamId, id) => withTeam(teamId, (tx) => readRow(tx, teamId, id)),
};
