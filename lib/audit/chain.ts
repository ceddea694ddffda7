import { createHash } from "node:crypto";
import { canonicalJson, type Json } from "./canonical";

/** The hash before a team's first event. */
export const genesis = "0".repeat(64);

/** Everything of an event that its hash covers, apart from the previous hash. */
export interface ChainedEvent {
  teamId: string;
  seq: bigint;
  at: Date;
  actorKind: string;
  actorId: string | null;
  sessionId: string | null;
  ip: string | null;
  action: string;
  objectType: string;
  objectId: string | null;
  caseId: string | null;
  clientId: string | null;
  outcome: string;
  changedFields: string[];
  detail: Json;
}

/** SHA-256, in hex, over the previous hash and the event's canonical JSON. */
export function eventHash(prevHash: string, event: ChainedEvent): string {
  const text = canonicalJson({
    v: 1,
    teamId: event.teamId,
    seq: event.seq.toString(),
    at: event.at.toISOString(),
    actorKind: event.actorKind,
    actorId: event.actorId,
    sessionId: event.sessionId,
    ip: event.ip,
    action: event.action,
    objectType: event.objectType,
    objectId: event.objectId,
    caseId: event.caseId,
    clientId: event.clientId,
    outcome: event.outcome,
    changedFields: event.changedFields,
    detail: event.detail,
  });
  return createHash("sha256").update(prevHash, "utf8").update(text, "utf8").digest("hex");
}
