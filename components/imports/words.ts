import type { BadgeTone } from "@/components/ui/badge";
import type { ImportDetail, ImportField, ImportState, RowState } from "@/lib/imports/types";

/** Labels of the fields a column may be, in the order of the client form. */
export const fieldLabels: Record<ImportField, string> = {
  title: "Title",
  otherTitle: "Other title",
  firstName: "First name",
  middleName: "Middle name",
  lastName: "Last name",
  fullName: "Full name",
  email: "E-mail",
  mobile: "Mobile",
  landline: "Landline",
  dob: "Date of birth",
  reference: "Reference",
  "address.unit": "Flat or unit",
  "address.house_name": "House name",
  "address.house_number": "House number",
  "address.street_name": "Street",
  "address.second_street": "Second street",
  "address.district": "District",
  "address.city": "Town or city",
  "address.province": "County or province",
  "address.postcode": "Postcode",
  "address.country": "Country",
};

const labels: ReadonlyMap<string, string> = new Map(Object.entries(fieldLabels));

/** The label of a field path in a reason, or the path itself. */
export function fieldLabel(path: string): string {
  return path === "address" ? "Address" : (labels.get(path) ?? path);
}

/** Where an import stands, in words. */
export const stateWords: Record<ImportState, string> = {
  mapping: "Columns to choose",
  checking: "Checking rows",
  ready: "Ready to start",
  running: "Running",
  paused: "Paused",
  finished: "Finished",
  cancelled: "Ended early",
};

export const stateTones: Record<ImportState, BadgeTone> = {
  mapping: "review",
  checking: "processing",
  ready: "review",
  running: "processing",
  paused: "hold",
  finished: "approved",
  cancelled: "closed",
};

/** What came of a row, in words. A waiting row is new while nothing has started. */
export function outcomeWords(state: RowState, importState: ImportState): string {
  if (state === "pending") return isDraft(importState) ? "New" : "Waiting";
  const words = {
    created: "Created",
    duplicate: "Duplicate",
    invalid: "Not valid",
    failed: "Failed",
    unknown: "Outcome unknown",
    skipped: "Left out",
  };
  return words[state];
}

export const outcomeTones: Record<RowState, BadgeTone> = {
  pending: "neutral",
  created: "approved",
  duplicate: "awaiting",
  invalid: "danger",
  failed: "danger",
  unknown: "unmapped",
  skipped: "closed",
};

/** Whether nothing has been created yet. */
export function isDraft(state: ImportState): boolean {
  return state === "mapping" || state === "checking" || state === "ready";
}

/** How many rows have been dealt with and how many there were to deal with since the start. */
export function progressOf({ counts }: Pick<ImportDetail, "counts">): { done: number; all: number } {
  const done = counts.created + counts.failed + counts.unknown;
  return { done, all: done + counts.pending };
}
