/** From Amiqus objects to the port's. Pure. */

import type { z } from "zod";
import type { Address, CaseSummary, Json, ProviderCase, ProviderClient, ProviderMember } from "../port";
import { dateOf, idOf, isJsonObject, listOf, objectOf, textOf } from "../read";
import type { AmiqusCase, AmiqusClientRow, AmiqusRecord, addressSchema } from "./api-schema";
import { stepLabel } from "./labels";
import {
  caseAttention,
  caseStatus,
  gravest,
  isFlag,
  recordAttention,
  recordStatus,
  toneOf,
  waitingOn,
} from "./status-map";

/** What a full fetch of a record keeps. Parts the account may not read are null. */
export interface RecordSnapshot {
  record: Json;
  steps: Json;
  documents: Json;
  assignees: Json;
  /** GET /checks/{id} of each Photo ID check, with the response. */
  checks: Json[];
}

/** What a full fetch of a case keeps. */
export interface CaseSnapshot {
  case: Json;
  items: Json;
  reviews: Json;
  assignees: Json;
}

/** The port's client from an Amiqus client. */
export function toClient(row: AmiqusClientRow): ProviderClient {
  return {
    id: String(row.id),
    status: row.status,
    title: row.name.title,
    otherTitle: row.name.other_title,
    firstName: row.name.first_name,
    middleName: row.name.middle_name,
    lastName: row.name.last_name,
    email: row.email ?? "",
    landline: row.landline,
    mobile: row.mobile,
    dob: row.dob,
    reference: row.reference,
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
    archivedAt: row.archived_at === null ? null : new Date(row.archived_at),
  };
}

/** The port's address from an Amiqus address. */
export function toAddress(row: z.output<typeof addressSchema>): Address {
  const { unit, house_name, house_number, street_name, second_street } = row;
  const { district, city, province, postcode, country } = row;
  return {
    unit,
    house_name,
    house_number,
    street_name,
    second_street,
    district,
    city,
    province,
    postcode,
    country,
  };
}

/** Members out of assignees or bare team members, whichever the answer holds. */
export function membersOf(list: Json | undefined): ProviderMember[] {
  return listOf(list).flatMap((entry) => {
    const row = objectOf(entry);
    const member = isJsonObject(row.team_member) ? row.team_member : row;
    const id = idOf(member.id);
    return id === null
      ? []
      : [
          {
            id,
            name: textOf(member.name) ?? `Member ${id}`,
            email: textOf(member.email) ?? "",
            role: textOf(member.role),
          },
        ];
  });
}

/** The index row of a record, from a list row alone or with its parts. `raw` is the record as received. */
export function toRecordCase(
  record: AmiqusRecord,
  parts: Partial<RecordSnapshot> & { record: Json },
): ProviderCase {
  const raw = objectOf(parts.record);
  const steps = listOf(parts.steps ?? raw.steps);
  const summary = summarise(steps, parts.checks ?? []);
  const status = recordStatus(record.status);
  return {
    ref: { kind: "record", id: String(record.id) },
    providerClientId: idOf(raw.client),
    clientName: clientName(raw.client) ?? nameOf(raw.name),
    clientEmail: textOf(raw.email),
    title: recordTitle(summary.checks),
    reference: null,
    status,
    rawStatus: record.status,
    outcome: gravest(verdicts(steps, parts.checks ?? [])),
    waitingOn: waitingOn(status),
    attention: recordAttention(record.status, summary.flagged),
    summary,
    assigneeIds: parts.assignees == null ? null : membersOf(parts.assignees).map((member) => member.id),
    createdAt: new Date(record.created_at),
    updatedAt: new Date(record.updated_at),
    expiresAt: dateOf(raw.expired_at),
    archivedAt: dateOf(raw.archived_at),
  };
}

/** The index row of a case, from a list row alone or with its parts. */
export function toCaseCase(row: AmiqusCase, parts: Partial<CaseSnapshot> & { case: Json }): ProviderCase {
  const raw = objectOf(parts.case);
  const status = caseStatus(row.status);
  const assignees = parts.assignees ?? null;
  return {
    ref: { kind: "case", id: String(row.id) },
    providerClientId: idOf(raw.client),
    clientName: clientName(raw.client),
    clientEmail: textOf(objectOf(raw.client).email),
    title: row.name,
    reference: row.reference,
    status,
    rawStatus: row.status,
    outcome: status === "approved" || status === "rejected" ? row.status : null,
    waitingOn: waitingOn(status),
    attention: caseAttention(row.status),
    summary: { checks: [], done: 0, flagged: 0 },
    assigneeIds: assignees === null ? null : membersOf(assignees).map((member) => member.id),
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
    expiresAt: null,
    archivedAt: dateOf(raw.archived_at),
  };
}

/** The full form of a check: its own answer when it was fetched, else what the step carries. */
export function checkOf(step: Json, checks: readonly Json[]): { [key: string]: Json } {
  const carried = objectOf(step).check;
  const id = idOf(carried);
  const fetched = checks.find((check) => id !== null && idOf(check) === id);
  return objectOf(fetched ?? carried);
}

/** A check's verdict in the provider's words: the response's result where there is one, else the check's status. */
export function verdictOf(check: { [key: string]: Json }): string | null {
  return resultOf(check) ?? textOf(check.status);
}

/** The response's result; while it is still processing the field holds a value that means nothing yet. */
function resultOf(check: { [key: string]: Json }): string | null {
  const { status, result } = objectOf(check.response);
  return status === "processing" ? null : textOf(result);
}

function summarise(steps: Json[], checks: readonly Json[]): CaseSummary {
  const found = verdicts(steps, checks);
  return {
    checks: steps.flatMap((step) => textOf(objectOf(step).type) ?? []),
    done: steps.filter((step) => textOf(objectOf(step).completed_at) !== null).length,
    flagged: found.filter((verdict) => isFlag(toneOf(verdict))).length,
  };
}

/** One verdict per step that has a check: the graver of its status and its result. */
function verdicts(steps: Json[], checks: readonly Json[]): (string | null)[] {
  return steps.map((step) => {
    const check = checkOf(step, checks);
    return gravest([resultOf(check), textOf(check.status)]);
  });
}

function recordTitle(types: string[]): string {
  const labels = [...new Set(types.map(stepLabel))];
  const shown = labels.slice(0, 3).join(", ");
  return labels.length === 0
    ? "Record"
    : labels.length > 3
      ? `${shown} and ${labels.length - 3} more`
      : shown;
}

function clientName(client: Json | undefined): string | null {
  return nameOf(objectOf(client).name);
}

function nameOf(value: Json | undefined): string | null {
  const name = objectOf(value);
  const parts = [textOf(name.first_name), textOf(name.last_name)].filter((part) => part !== null);
  return textOf(name.name) ?? textOf(name.full_name) ?? (parts.length > 0 ? parts.join(" ") : null);
}
