import "server-only";
import type { Row } from "@/lib/http/rows";
import type { CaseRef, FetchedCase, Json } from "../port";
import { idOf, isJsonObject, objectOf, textOf } from "../read";
import type { AmiqusCase, AmiqusRecord } from "./api-schema";
import type { AmiqusClient } from "./client";
import { amiqusId, readable } from "./failures";
import { toCaseCase, toRecordCase } from "./mapper";

/** Reads a case with all its parts. Parts that the account may not read are null in the snapshot. */
export async function fetchCase(amiqus: AmiqusClient, ref: CaseRef): Promise<FetchedCase> {
  amiqusId(ref.id);
  return ref.kind === "record" ? fetchRecord(amiqus, ref.id) : fetchCaseCase(amiqus, ref.id);
}

async function fetchRecord(amiqus: AmiqusClient, id: string): Promise<FetchedCase> {
  const [record, steps, documents, assignees] = await Promise.all([
    amiqus.retrieveRecord(id),
    readable(amiqus.listSteps(id).then(rawRows), null),
    readable(amiqus.listRecordDocuments(id).then(rawRows), null),
    readable(amiqus.listAssignees(id).then(rawRows), null),
  ]);
  const checkIds = (steps ?? []).flatMap((step) => {
    const { type, check } = objectOf(step);
    // Only Photo ID has a response with data, and only once there is one.
    const empty = isJsonObject(check) && check.response === null;
    return textOf(type) === "check.photo_id" && !empty ? (idOf(check) ?? []) : [];
  });
  const checks = await Promise.all(
    checkIds.map((checkId) =>
      readable(
        amiqus.retrieveCheck(checkId).then((check) => [check.raw]),
        [],
      ),
    ),
  );
  const snapshot = { record: record.raw, steps, documents, assignees, checks: checks.flat() };
  return { case: toRecordCase(record.value, snapshot), snapshot, complete: true };
}

async function fetchCaseCase(amiqus: AmiqusClient, id: string): Promise<FetchedCase> {
  const [row, items, reviews] = await Promise.all([
    amiqus.retrieveCase(id),
    readable(amiqus.listItems(id).then(rawRows), null),
    readable(amiqus.listReviews(id).then(rawRows), null),
  ]);
  const snapshot = { case: row.raw, items, reviews, assignees: expandedAssignees(row.raw) };
  return { case: toCaseCase(row.value, snapshot), snapshot, complete: true };
}

/** A record as a list or a write's answer gave it. */
export function recordRow({ value, raw }: Row<AmiqusRecord>): FetchedCase {
  return { case: toRecordCase(value, { record: raw }), snapshot: { record: raw }, complete: false };
}

/** A case as a list or a write's answer gave it. */
export function caseRow({ value, raw }: Row<AmiqusCase>): FetchedCase {
  const snapshot = { case: raw, assignees: expandedAssignees(raw) };
  return { case: toCaseCase(value, snapshot), snapshot, complete: false };
}

/** An expanded case lists its assignees, or has null when it has none. Bare ids name nobody, so they are not known. */
function expandedAssignees(raw: Json): Json {
  const { assignees } = objectOf(raw);
  return assignees === null ? [] : isJsonObject(assignees) ? assignees : null;
}

function rawRows<T>(rows: Row<T>[]): Row<T>["raw"][] {
  return rows.map((row) => row.raw);
}
