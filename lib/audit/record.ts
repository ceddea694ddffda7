import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { type ChainedEvent, eventHash, genesis } from "./chain";

/** The member, as every TeamContext is one, or the desk itself, or a provider that wrote to us. */
export type AuditActor =
  | { teamId: string; memberId: string; sessionId: string | null; ip: string | null; kind?: "member" }
  | { teamId: string; kind: "system" | "provider" };

/** What happened. `detail` and `changedFields` hold codes, counts, ids and field names: never personal data. */
export interface AuditInput {
  /** `object.verb`, e.g. `case.launch`, `member.role-change`. */
  action: string;
  objectType: string;
  objectId: string | null;
  caseId?: string | null;
  clientId?: string | null;
  outcome: "done" | "refused" | "unknown";
  changedFields?: string[];
  detail?: Record<string, string | number | boolean | null | string[]>;
}

const head = z.object({ seq: z.bigint(), hash: z.string() });

/**
 * Appends an event to the team's hash chain, inside the transaction of the change itself, as its last statement where
 * possible: the head row stays locked until commit and makes the team's writers queue.
 */
export async function recordAudit(tx: Tx, actor: AuditActor, input: AuditInput): Promise<void> {
  const member = "memberId" in actor ? actor : null;
  const heads = await tx.$queryRaw<unknown[]>`
    INSERT INTO audit_heads (team_id, seq, hash) VALUES (${actor.teamId}::uuid, 0, ${genesis})
    ON CONFLICT (team_id) DO UPDATE SET seq = audit_heads.seq
    RETURNING seq, hash`;
  const last = head.parse(heads[0]);
  const event: ChainedEvent = {
    teamId: actor.teamId,
    seq: last.seq + 1n,
    at: new Date(),
    actorKind: actor.kind ?? "member",
    actorId: member?.memberId ?? null,
    sessionId: member?.sessionId ?? null,
    ip: member?.ip ?? null,
    action: input.action,
    objectType: input.objectType,
    objectId: input.objectId,
    caseId: input.caseId ?? null,
    clientId: input.clientId ?? null,
    outcome: input.outcome,
    changedFields: input.changedFields ?? [],
    detail: input.detail ?? {},
  };
  const hash = eventHash(last.hash, event);
  await tx.auditEvent.create({
    data: { ...event, detail: input.detail ?? {}, prevHash: last.hash, hash },
    select: { seq: true },
  });
  await tx.$executeRaw`
    UPDATE audit_heads SET seq = ${event.seq}, hash = ${hash} WHERE team_id = ${actor.teamId}::uuid`;
}
