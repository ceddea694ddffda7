import "server-only";
import type { Tx } from "@/lib/db/client";
import type { ReviewDetail } from "@/lib/providers/port";
import type { TimelineEntry } from "./types";

/** Most entries of each sort that a timeline reads. */
const EACH = 100;

/** A decision of ours comes back as the provider's review and status within this time. Milliseconds. */
const ECHO_MS = 5 * 60_000;

const ECHOES = { approve: "approved", reject: "rejected", hold: "on_hold", reopen: "pending" } as const;

/** What the timeline tells in other entries already. */
const TOLD_ELSEWHERE = ["case.review"];

/**
 * A case's history, newest first: status changes seen at the provider, reviews here and there, the audit trail, and
 * writes that did not go through. `theirs` are the provider's own reviews.
 */
export async function readTimeline(
  tx: Tx,
  teamId: string,
  caseId: string,
  theirs: readonly ReviewDetail[],
): Promise<TimelineEntry[]> {
  const where = { teamId, caseId };
  const events = await tx.caseEvent.findMany({ where, orderBy: { at: "desc" }, take: EACH });
  const reviews = await tx.review.findMany({ where, orderBy: { createdAt: "desc" }, take: EACH });
  const audits = await tx.auditEvent.findMany({
    where: { ...where, action: { notIn: TOLD_ELSEWHERE } },
    orderBy: { seq: "desc" },
    take: EACH,
    select: {
      seq: true,
      at: true,
      actorKind: true,
      actorId: true,
      action: true,
      outcome: true,
      changedFields: true,
    },
  });
  const operations = await tx.operation.findMany({
    where: { teamId, subjectId: caseId, state: { not: "sent" } },
    orderBy: { createdAt: "desc" },
    take: EACH,
    select: { id: true, label: true, state: true, createdAt: true, createdById: true },
  });
  const actorIds = [
    ...reviews.map((review) => review.memberId),
    ...audits.map((event) => event.actorId),
    ...operations.map((operation) => operation.createdById),
  ].filter((id) => id !== null);
  const members = await tx.member.findMany({
    where: { teamId, id: { in: [...new Set(actorIds)] } },
    select: { id: true, user: { select: { name: true } } },
  });
  const names = new Map(members.map((member) => [member.id, member.user.name]));
  const nameOf = (id: string | null) => (id === null ? "Gatehouse" : (names.get(id) ?? "A former member"));

  const entries: TimelineEntry[] = [
    ...events.map((event): TimelineEntry => {
      const { id, source, fromStatus, toStatus, rawStatus } = event;
      return { id, at: event.at.toISOString(), what: "status", source, fromStatus, toStatus, rawStatus };
    }),
    ...reviews.map((review): TimelineEntry => {
      const { id, decision, reason } = review;
      const holdUntil = review.holdUntil?.toISOString() ?? null;
      const at = review.createdAt.toISOString();
      return { id, at, what: "review", decision, reason, holdUntil, actor: nameOf(review.memberId) };
    }),
    ...theirs.map((review): TimelineEntry => {
      const { status, fromStatus, reviewer } = review;
      const at = review.at.toISOString();
      return { id: `theirs-${review.id}`, at, what: "provider-review", status, fromStatus, actor: reviewer };
    }),
    ...audits.map((event): TimelineEntry => {
      const { action, outcome, changedFields } = event;
      const actor = event.actorKind === "member" ? nameOf(event.actorId) : "Gatehouse";
      const at = event.at.toISOString();
      return { id: `audit-${event.seq}`, at, what: "audit", action, outcome, changedFields, actor };
    }),
    ...operations.map((operation): TimelineEntry => {
      const { id, label, state } = operation;
      const at = operation.createdAt.toISOString();
      return { id, at, what: "operation", label, state, actor: nameOf(operation.createdById) };
    }),
  ];
  return withoutEchoes(entries).sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

/** Leaves out what only repeats a decision of ours: the provider's own record of it, and the status it led to. */
function withoutEchoes(entries: TimelineEntry[]): TimelineEntry[] {
  const reviews = entries.flatMap((entry) =>
    entry.what === "review" ? [{ at: Date.parse(entry.at), decision: entry.decision }] : [],
  );
  return entries.filter((entry) => {
    if (entry.what !== "provider-review" && entry.what !== "status") return true;
    if (entry.what === "status" && entry.source !== "write") return true;
    const raw = entry.what === "status" ? entry.rawStatus : entry.status;
    const at = Date.parse(entry.at);
    return !reviews.some((review) => Math.abs(review.at - at) < ECHO_MS && ECHOES[review.decision] === raw);
  });
}
