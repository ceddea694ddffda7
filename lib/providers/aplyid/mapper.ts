/** From what APLYiD said to the port's case. Pure. */
import { isDeepStrictEqual } from "node:util";
import type { CaseRef, FetchedCase, Json } from "../port";
import { dateOf, objectOf, textOf } from "../read";
import { type AplyidCase, caseSchema } from "./api-schema";
import { badResponse } from "./failures";
import { attentionOf, caseStatus, waitingOn } from "./status-map";

/**
 * What the desk keeps of a case that cannot be asked for again. `answer` and `told` are the provider's own words; the rest
 * is ours, for neither of them names the case or a time. Times are ISO 8601.
 */
export interface AplyidSnapshot {
  /** The provider's number of the case; null while the answer to its launch is missing. */
  id: string | null;
  reference: string | null;
  title: string;
  /** When it was launched from here; null when a delivery was the first we heard. */
  launchedAt: string | null;
  /** The answer to the launch. */
  answer: Json;
  /** What the last delivery said, and when it came first. */
  told: Json;
  toldAt: string | null;
  /** Since when it is known to be completed. */
  completedAt: string | null;
}

/** A snapshot as it was stored; null when it is none of ours. Never throws. */
export function readSnapshot(stored: Json | null): AplyidSnapshot | null {
  const row = objectOf(stored);
  const id = textOf(row.id);
  const reference = textOf(row.reference);
  if (id === null && reference === null) return null;
  return {
    id,
    reference,
    title: textOf(row.title) ?? `Case ${id ?? ""}`.trim(),
    launchedAt: textOf(row.launchedAt),
    answer: row.answer ?? null,
    told: row.told ?? null,
    toldAt: textOf(row.toldAt),
    completedAt: textOf(row.completedAt),
  };
}

/** What is last known of a case in the provider's words; null when neither answer nor delivery can be read. */
export function latestOf(snapshot: AplyidSnapshot): AplyidCase | null {
  for (const words of [snapshot.told, snapshot.answer]) {
    const parsed = caseSchema.safeParse(words);
    if (parsed.success) return parsed.data;
  }
  return null;
}

/** A case just launched: `answer` is the provider's, the rest ours. */
export function launchedCase(
  answer: { value: AplyidCase; raw: Json },
  ours: { title: string; reference: string; at: Date },
): FetchedCase {
  const id = String(answer.value.case_id);
  const known = awaitedSnapshot(ours);
  const completedAt = answer.value.status === "completed" ? known.launchedAt : null;
  return toFetched(answer.value, { ...known, answer: answer.raw, completedAt }, id, ours.at);
}

/** A case whose launch had no answer and whose number a person read there: as it was sent, until a delivery tells. */
export function namedCase(
  id: number,
  sent: { status: AplyidCase["status"]; clientName: string },
  ours: { title: string; reference: string; at: Date },
): FetchedCase {
  const client = { id: null, external_id: null, name: sent.clientName, approval_status: null };
  const words = { case_id: id, external_id: ours.reference, guided_flow_id: null, case_url: null };
  return toFetched({ ...words, status: sent.status, client }, awaitedSnapshot(ours), String(id), ours.at);
}

/** What is known of a launch before its answer: our own words. */
export function awaitedSnapshot(ours: { title: string; reference: string; at: Date }): AplyidSnapshot {
  return {
    id: null,
    reference: ours.reference,
    title: ours.title,
    launchedAt: ours.at.toISOString(),
    answer: null,
    told: null,
    toldAt: null,
    completedAt: null,
  };
}

/**
 * The case after a delivery said `told` at `at`. Null when the snapshot is of another case: both the case's id and our
 * reference must be the same, unless a person says by `attached` that it is about that one. Throws ProviderError
 * `bad-response` when `told` is no case.
 */
export function heardCase(
  stored: Json | null,
  told: Json,
  at: Date,
  attached: CaseRef | undefined,
): FetchedCase | null {
  const parsed = caseSchema.safeParse(told);
  if (!parsed.success) throw badResponse("The delivery does not say which case it is about.");
  const heard = parsed.data;
  const known = readSnapshot(stored);
  if (known !== null && attached === undefined) {
    if (known.id !== null && known.id !== String(heard.case_id)) return null;
    if (known.reference !== heard.external_id) return null;
  }
  const again = known !== null && isDeepStrictEqual(known.told, told);
  const since = at.toISOString();
  const completed = statusOf(heard, true) === "completed";
  const id = attached?.id ?? known?.id ?? String(heard.case_id);
  const snapshot: AplyidSnapshot = {
    id,
    reference: known?.reference ?? heard.external_id,
    title: known?.title ?? `Case ${heard.case_id}`,
    launchedAt: known?.launchedAt ?? null,
    answer: known?.answer ?? null,
    told,
    toldAt: again ? known.toldAt : since,
    completedAt: completed ? (known?.completedAt ?? since) : null,
  };
  return toFetched(heard, snapshot, id, at);
}

/** A delivery that leaves the status out is about a completed case: no other is told of. */
function statusOf(words: AplyidCase, told: boolean): string {
  return words.status ?? (told ? "completed" : "in_progress");
}

function toFetched(latest: AplyidCase, snapshot: AplyidSnapshot, id: string, updatedAt: Date): FetchedCase {
  const raw = statusOf(latest, snapshot.told !== null);
  const approval = latest.client?.approval_status ?? null;
  const status = caseStatus(raw, approval);
  return {
    case: {
      ref: { kind: "case", id },
      // The client is known there by our reference; no call takes the provider's own id.
      providerClientId: null,
      clientName: latest.client?.name ?? null,
      clientEmail: null,
      title: snapshot.title,
      reference: snapshot.reference,
      status,
      rawStatus: raw,
      outcome: approval,
      waitingOn: waitingOn(status),
      attention: attentionOf(status, raw),
      summary: { checks: [], done: 0, flagged: 0 },
      assigneeIds: null,
      createdAt: dateOf(snapshot.launchedAt) ?? updatedAt,
      updatedAt,
      expiresAt: null,
      archivedAt: null,
    },
    snapshot: { ...snapshot, id },
    complete: true,
  };
}
