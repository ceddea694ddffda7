/** What a case page shows of a stored snapshot. Pure; never throws, whatever the snapshot holds. */
import type {
  CaseDetail,
  CaseKind,
  CaseRef,
  CheckDetail,
  DocumentDetail,
  Json,
  ProviderFile,
  ReviewDetail,
} from "../port";
import { dateOf, idOf, isJsonObject, linkOf, listOf, numberOf, objectOf, textOf } from "../read";
import { plainLabel, plainValue, stepLabel } from "./labels";
import { checkOf, membersOf, verdictOf } from "./mapper";
import { photoIdResults } from "./result-tree";
import { toneOf } from "./status-map";

/** Builds the detail of a record's or a case's snapshot, partial ones included. */
export function describeSnapshot(kind: CaseKind, snapshot: Json): CaseDetail {
  return kind === "record" ? describeRecord(objectOf(snapshot)) : describeCase(objectOf(snapshot));
}

function describeRecord(snapshot: { [key: string]: Json }): CaseDetail {
  const record = objectOf(snapshot.record);
  const checks = listOf(snapshot.checks);
  const steps = listOf(snapshot.steps ?? record.steps);
  return {
    checks: steps.filter((step) => !isDocumentStep(step)).map((step) => describeStep(step, checks)),
    documents: describeDocuments(steps, listOf(snapshot.documents)),
    reviews: [],
    assignees: membersOf(snapshot.assignees),
    items: [],
    performUrl: linkOf(record.perform_url),
    facts: [
      ...fact("Email", textOf(record.email)),
      ...fact(
        "Reminders",
        typeof record.has_reminders === "boolean" ? (record.has_reminders ? "On" : "Off") : null,
      ),
      ...fact("Declaration confirmed", textOf(record.declaration_confirmed_at)),
      ...fact("Cost", costOf(steps)),
    ],
  };
}

function describeCase(snapshot: { [key: string]: Json }): CaseDetail {
  const row = objectOf(snapshot.case);
  const items = listOf(snapshot.items).flatMap((item): CaseRef[] => {
    const id = idOf(objectOf(item).entity);
    return id === null ? [] : [{ kind: "record", id }];
  });
  return {
    checks: [],
    documents: [],
    reviews: listOf(snapshot.reviews).flatMap(describeReview),
    assignees: membersOf(snapshot.assignees),
    items,
    performUrl: null,
    facts: fact("Reference", textOf(row.reference)),
  };
}

function isDocumentStep(step: Json): boolean {
  return (textOf(objectOf(step).type) ?? "").startsWith("document.");
}

function describeStep(step: Json, fetched: readonly Json[]): CheckDetail {
  const row = objectOf(step);
  const type = textOf(row.type) ?? "unknown";
  const check = checkOf(step, fetched);
  const response = check.response;
  const completedAt = dateOf(row.completed_at);
  const rawStatus = textOf(check.status) ?? (completedAt === null ? "pending" : "complete");
  const verdict = verdictOf(check);
  return {
    id: idOf(row.id) ?? type,
    type,
    label: stepLabel(type),
    rawStatus,
    tone: toneOf(verdict ?? rawStatus),
    outcome: verdict,
    cost: numberOf(row.cost),
    completedAt,
    preferences: describePreferences(row.preferences),
    results: isJsonObject(response) ? photoIdResults(response) : [],
    files: listOf(objectOf(response).media).flatMap((entry) => {
      const picture = objectOf(entry);
      const note = [textOf(picture.document_type), textOf(picture.side), textOf(picture.type)].filter(
        (part) => part !== null,
      );
      return fileOf(picture.attachment, note.length === 0 ? null : note.map(plainLabel).join(", "));
    }),
    form: type === "form" ? (textOf(row.form) ?? textOf(objectOf(row.form).reference)) : null,
  };
}

function describePreferences(preferences: Json | undefined): { label: string; value: string }[] {
  return Object.entries(objectOf(preferences)).flatMap(([key, value]) => {
    const scalars = (Array.isArray(value) ? value : [value]).filter(
      (entry) => entry !== null && typeof entry !== "object",
    );
    const words = scalars.map((entry) =>
      typeof entry === "string" ? entry.replaceAll("_", " ") : plainValue(entry),
    );
    return words.length === 0 ? [] : [{ label: plainLabel(key), value: words.join(", ") }];
  });
}

/** The record's documents, in its order, then those that only a step carries. */
function describeDocuments(steps: Json[], documents: Json[]): DocumentDetail[] {
  const listed = new Set(documents.map((entry) => idOf(entry)));
  const carried = steps
    .map((step) => objectOf(step).document)
    .filter((entry) => isJsonObject(entry) && !listed.has(idOf(entry)));
  return [...documents, ...carried].map((entry, index) => {
    const row = objectOf(entry);
    const config = objectOf(row.config);
    return {
      id: idOf(row.id) ?? `document-${index + 1}`,
      type: textOf(row.type) ?? "unknown",
      name: textOf(row.name),
      rawStatus: textOf(row.status) ?? "unknown",
      instructions: textOf(config.instructions) ?? textOf(config.return_message),
      completedAt: dateOf(row.completed_at),
      files: listOf(row.attachments).flatMap((attachment) => fileOf(attachment, null)),
    };
  });
}

function describeReview(entry: Json): ReviewDetail[] {
  const row = objectOf(entry);
  const at = dateOf(row.created_at);
  const id = idOf(row.id);
  return at === null || id === null
    ? []
    : [
        {
          id,
          status: textOf(row.status) ?? "unknown",
          fromStatus: textOf(row.from_status) ?? "unknown",
          reviewer: textOf(objectOf(row.reviewed_by).name) ?? idOf(row.reviewed_by),
          at,
        },
      ];
}

function fileOf(value: Json | undefined, note: string | null): ProviderFile[] {
  const row = objectOf(value);
  const id = idOf(value);
  if (id === null) {
    return [];
  }
  return [
    {
      id,
      name: textOf(row.original) ?? textOf(row.name) ?? `File ${id}`,
      mimeType: textOf(row.type) ?? "application/octet-stream",
      size: numberOf(row.size) ?? 0,
      scan: scanOf(row.av_status),
      note,
    },
  ];
}

function scanOf(value: Json | undefined): ProviderFile["scan"] {
  return value === "clean" || value === "infected" || value === "error" ? value : "pending";
}

function costOf(steps: Json[]): string | null {
  const costs = steps.map((step) => numberOf(objectOf(step).cost)).filter((cost) => cost !== null);
  const sum = costs.reduce((total, cost) => total + cost, 0);
  return costs.length === 0 ? null : `${sum} ${sum === 1 ? "credit" : "credits"}`;
}

function fact(label: string, value: string | null): { label: string; value: string }[] {
  return value === null ? [] : [{ label, value }];
}
