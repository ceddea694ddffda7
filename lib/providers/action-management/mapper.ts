/** From Action Management's objects to the port's. Pure; never throws on odd shapes. */
import type { FetchedCase, Json, ProviderCase, ProviderMember } from "../port";
import { dateOf, flagOf, idOf, type JsonObject, listOf, objectOf, textOf } from "../read";
import type { AmCase, AmUser } from "./api-schema";
import { HOLDER_ROLE_INDEX, isEmail, isNameField } from "./assumptions";
import { caseAttention, caseStatus, waitingOn } from "./status-map";

/** What the index keeps of a case. `deletedAt` is set once the desk has deleted it at the provider, or found it gone. ISO 8601. */
export interface CaseSnapshot {
  case: Json;
  deletedAt?: string;
}

/** The list values of a case of one kind, in its order. */
export function valuesOf(raw: JsonObject, type: string): JsonObject[] {
  return listOf(raw.listValues)
    .map(objectOf)
    .filter((value) => value.type === type);
}

/** The name of a case's status in the hub's own words; `No status` when it has none. */
export function statusNameOf(raw: JsonObject): string {
  const [status] = valuesOf(raw, "status");
  if (status === undefined) return "No status";
  return textOf(status.name) ?? (idOf(status.id) === null ? "No status" : `Status ${idOf(status.id)}`);
}

/** The users of the role that holds a case (see assumptions), or null when the answer carried no roles. */
export function holdersOf(raw: JsonObject): JsonObject[] | null {
  if (!Array.isArray(raw.roles)) return null;
  return listOf(objectOf(raw.roles[HOLDER_ROLE_INDEX]).users).map(objectOf);
}

/** The client as the data fields of the survey name them. */
export function clientOf(raw: JsonObject): { name: string | null; email: string | null } {
  const fields = listOf(raw.dataFields).map(objectOf);
  const email = fields.map((field) => textOf(field.value)?.trim() ?? "").find(isEmail);
  const named = fields.find((field) => {
    const value = textOf(field.value);
    return (
      value !== null && !isEmail(value) && isNameField(textOf(field.name) ?? textOf(field.questionName) ?? "")
    );
  });
  return { name: textOf(named?.value), email: email ?? null };
}

/**
 * The index row of a case. List rows leave out when a case was changed and when it is due: `complete` false keeps what
 * is known of the latter. `fallback` stands in for a date of creation that is missing.
 */
export function toCase(
  row: Pick<AmCase, "id">,
  snapshot: CaseSnapshot,
  complete: boolean,
  fallback: Date = new Date(0),
): ProviderCase {
  const raw = objectOf(snapshot.case);
  const [statusValue] = valuesOf(raw, "status");
  const isHigh = valuesOf(raw, "severity").some((value) => flagOf(value.isHigh) === true);
  const deletedAt = dateOf(snapshot.deletedAt);
  const status =
    deletedAt === null
      ? caseStatus({ isOpen: flagOf(statusValue?.isOpen), isClosed: flagOf(raw.isClosed) })
      : "closed";
  const dueAt = dateOf(raw.dateDue);
  const createdAt = dateOf(raw.dateCreated) ?? fallback;
  const client = clientOf(raw);
  return {
    ref: { kind: "case", id: String(row.id) },
    providerClientId: null,
    clientName: client.name,
    clientEmail: client.email,
    title: textOf(raw.name) ?? `Case ${row.id}`,
    reference: null,
    status,
    rawStatus: statusNameOf(raw),
    outcome: null,
    waitingOn: waitingOn(status),
    attention: caseAttention({ status, isOverDue: flagOf(raw.isOverDue) === true, isHigh }),
    summary: { checks: [], done: 0, flagged: 0 },
    assigneeIds: holdersOf(raw)?.flatMap((user) => idOf(user.id) ?? []) ?? null,
    createdAt,
    updatedAt: deletedAt ?? dateOf(raw.dateModified) ?? createdAt,
    expiresAt: null,
    archivedAt: deletedAt,
    ...(complete || dueAt !== null ? { dueAt } : {}),
    priority: isHigh ? 1 : 0,
  };
}

/** A case as a list or a single read gave it. */
export function toFetched(row: { value: AmCase; raw: Json }, complete: boolean): FetchedCase {
  const snapshot = { case: row.raw };
  return { case: toCase(row.value, snapshot, complete), snapshot, complete };
}

/** A case after the desk deleted it, from what was last known of it. */
export function toDeleted(id: string, snapshot: Json, deletedAt: Date): FetchedCase {
  const held = { case: objectOf(snapshot).case ?? null, deletedAt: deletedAt.toISOString() };
  return { case: toCase({ id: Number(id) }, held, true), snapshot: held, complete: true };
}

/** The port's member from an end user of the hub. */
export function toMember(user: AmUser): ProviderMember {
  const name = [user.firstName, user.lastName].filter((part) => part !== null && part !== "").join(" ");
  return {
    id: String(user.id),
    name: name || user.userName || `User ${user.id}`,
    email: user.email ?? "",
    role: null,
  };
}

/** Ids of the end user lists that a case's users link to. */
export function userListsOf(raw: Json): string[] {
  const users = listOf(objectOf(raw).roles).flatMap((role) => listOf(objectOf(role).users));
  return users.flatMap((user) => {
    const self = textOf(objectOf(objectOf(user).links).self) ?? "";
    return /\/enduserlists\/(\d{1,10})\/users\//.exec(self)?.[1] ?? [];
  });
}
