import "server-only";
import type { Tx } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { notifyTeam } from "@/lib/events/notify";
import { providerEntry } from "@/lib/providers/catalog";
import type { FetchedCase } from "@/lib/providers/port";
import { assigneeAfter, type MemberMap } from "./assignee";
import { clientsByEmail } from "./client-email";
import { type LinkedClient, linkClients, lockConnection } from "./client-links";
import { saveDrift } from "./drift";
import { mapped, noteUnmapped, readMappings } from "./mappings";
import { knownMembers } from "./members";
import { type CaseWrite, confirmCases, readKnown, recheckCases, type StoredCase, writeCases } from "./rows";
import { facingOf, judge, newest } from "./verdict";

/** How an answer reached us. */
export type SyncSource = "webhook" | "poll" | "write";

/** Statements carry at most this many cases. */
const CHUNK = 250;

export interface UpsertResult {
  /** The desk's id of each item, in the order given. */
  caseIds: string[];
  /** Ids of cases that are new or have changed. */
  changed: string[];
}

/**
 * Stores provider answers in the case index: the only writer of provider facts there. Monotonic by the provider's own
 * update time, so duplicates, reordering and replays are harmless; see `judge`. Reads statuses as admins mapped them,
 * links clients, maps assignees, records status changes, counts drift and tells open pages. `members` defaults to what was last read of the provider's
 * members. Run it in a transaction of the connection's team. Source: design.md §3 "Sync", §6.
 */
export async function upsertCases(
  tx: Tx,
  connection: { id: string; teamId: string; provider: string },
  items: readonly FetchedCase[],
  source: SyncSource,
  members: MemberMap = knownMembers(connection.id),
): Promise<UpsertResult> {
  await lockConnection(tx, connection.id);
  const ids = new Map<string, string>();
  const changed: string[] = [];
  const createdClients: string[] = [];
  const mappings = await readMappings(tx, connection);
  const distinct = newest(items).map((item) => mapped(item, mappings));
  for (let from = 0; from < distinct.length; from += CHUNK) {
    const chunk = distinct.slice(from, from + CHUNK);
    const { links, created } = await linkClients(
      tx,
      connection,
      chunk.map((item) => item.case),
    );
    createdClients.push(...created);
    changed.push(...(await storeChunk(tx, connection, chunk, source, links, members, ids)));
  }
  await saveDrift(tx, connection);
  await notifyTeam(tx, connection.teamId, "cases", changed);
  await notifyTeam(tx, connection.teamId, "clients", createdClients);
  return { caseIds: items.map((item) => ids.get(refKey(item)) ?? ""), changed };
}

function refKey(item: FetchedCase): string {
  return `${item.case.ref.kind} ${item.case.ref.id}`;
}

async function storeChunk(
  tx: Tx,
  connection: { id: string; teamId: string; provider: string },
  chunk: FetchedCase[],
  source: SyncSource,
  links: Map<string, LinkedClient>,
  members: MemberMap,
  ids: Map<string, string>,
): Promise<string[]> {
  const reviewed: readonly string[] = providerEntry(connection.provider)?.capabilities.reviews ?? [];
  const known = await readKnown(tx, connection, chunk, reviewed);
  const people = await clientsByEmail(
    tx,
    connection.teamId,
    chunk.filter((_, index) => known.get(index)?.clientId == null).map((item) => item.case),
  );
  const writes: CaseWrite[] = [];
  const confirmed: string[] = [];
  const doubtful: string[] = [];
  for (const [index, item] of chunk.entries()) {
    const held = known.get(index) ?? null;
    const write = mergeCase(held, item, links, people, members);
    const met = held !== null && held.clientId === null && write.clientId !== null;
    const judged = held ? judge(held, item) : "apply";
    const verdict = met && judged === "confirm" ? "apply" : judged;
    ids.set(refKey(item), write.id);
    if (verdict === "apply") writes.push(write);
    if (verdict === "confirm") confirmed.push(write.id);
    if (verdict === "recheck") doubtful.push(write.id);
  }
  await writeCases(tx, connection, writes, source);
  await noteUnmapped(tx, connection, writes);
  await confirmCases(tx, connection.teamId, confirmed, source);
  await recheckCases(tx, connection.teamId, doubtful);
  return [...writes.map((write) => write.id), ...doubtful];
}

/** The row after an answer: what the answer does not carry stays as it was. */
function mergeCase(
  held: StoredCase | null,
  item: FetchedCase,
  links: Map<string, LinkedClient>,
  people: ReadonlyMap<string, string>,
  members: MemberMap,
): CaseWrite {
  const next = item.case;
  const client = next.providerClientId === null ? undefined : links.get(next.providerClientId);
  const met = next.providerClientId === null ? people.get(next.clientEmail ?? "") : undefined;
  const clientName = next.clientName ?? client?.name ?? held?.clientName ?? null;
  const email = next.clientEmail ?? client?.email ?? null;
  const thin = !item.complete && held !== null;
  const assigneeId = assigneeAfter(held?.assigneeId ?? null, next.assigneeIds, members);
  return {
    id: held?.id ?? newId(),
    kind: next.ref.kind,
    providerCaseId: next.ref.id,
    clientId: held?.clientChosen ? held.clientId : (client?.clientId ?? held?.clientId ?? met ?? null),
    title: next.title,
    clientName,
    reference: next.reference,
    ...facingOf(held, item),
    fromStatus: held?.status ?? null,
    rawStatus: next.rawStatus,
    rawChanged: held !== null && held.rawStatus !== next.rawStatus,
    outcome: next.outcome ?? (thin && held.rawStatus === next.rawStatus ? held.outcome : null),
    summary: thin && next.summary.checks.length === 0 ? held.summary : next.summary,
    assigneeId,
    createdAt: next.createdAt,
    updatedAt: next.updatedAt,
    expiresAt: next.expiresAt,
    archivedAt: next.archivedAt,
    dueAt: next.dueAt === undefined ? (held?.dueAt ?? null) : next.dueAt,
    priority: next.priority ?? held?.priority ?? 0,
    searchText: searchTextOf([next.title, clientName, email, next.reference]),
    snapshot: item.snapshot,
    complete: item.complete,
    eventId: newId(),
  };
}

function searchTextOf(parts: (string | null)[]): string {
  return parts
    .filter((part) => part !== null && part !== "")
    .join(" ")
    .normalize("NFKC")
    .toLowerCase();
}
