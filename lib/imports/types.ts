/** What a column of a file may be. Paths are those of the client form; `fullName` is taken apart. */
export const IMPORT_FIELDS = [
  "title",
  "otherTitle",
  "firstName",
  "middleName",
  "lastName",
  "fullName",
  "email",
  "mobile",
  "landline",
  "dob",
  "reference",
  "address.unit",
  "address.house_name",
  "address.house_number",
  "address.street_name",
  "address.second_street",
  "address.district",
  "address.city",
  "address.province",
  "address.postcode",
  "address.country",
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** The order of day, month and year in dates like 03/04/1980. Dates that start with the year are always known. */
export const DATE_ORDERS = ["dmy", "mdy"] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** How a file is read: the column of each field, counted from 0. */
export interface Mapping {
  columns: Partial<Record<ImportField, number>>;
  dateOrder: DateOrder;
  /** ISO 3166-1 alpha-2 code for addresses that name no country, or null. */
  country: string | null;
}

export const IMPORT_STATES = [
  "mapping",
  "checking",
  "ready",
  "running",
  "paused",
  "finished",
  "cancelled",
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** What came of a row. `pending` is new before the start and waiting after it; `skipped` was left out on purpose. */
export const ROW_STATES = [
  "pending",
  "created",
  "duplicate",
  "invalid",
  "failed",
  "unknown",
  "skipped",
] as const;
export type RowState = (typeof ROW_STATES)[number];

export type RowCounts = Record<RowState, number>;

/** What is done with rows that look like a client the team has, or like an earlier row. Nobody is ever changed. */
export const DUPLICATE_CHOICES = ["skip", "create"] as const;
export type DuplicateChoice = (typeof DUPLICATE_CHOICES)[number];

/** What was noticed about the file. Counts and words, never personal data. */
export interface ImportNotes {
  /** Set when the file is not UTF-8. */
  encoding?: string;
  /** v1 status numbers without a known meaning, and how many rows have each. */
  unknownStatuses?: Record<string, number>;
  /** Rows whose v1 status means `pending`. */
  pendingStatuses?: number;
}

/** One line of the list of imports. Dates are ISO 8601. */
export interface ImportSummary {
  id: string;
  state: ImportState;
  format: "csv" | "amiqus-v1";
  /** Null once the rows are erased. */
  fileName: string | null;
  total: number;
  counts: RowCounts;
  createdBy: string;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
}

export interface ImportPage {
  items: ImportSummary[];
  nextCursor: string | null;
}

/** Everything the page of one import shows, apart from its rows. */
export interface ImportDetail extends ImportSummary {
  columns: string[];
  /** The first cells of each column, to recognise it by. */
  samples: string[][];
  mapping: Mapping | null;
  /** Whether `mapping` is what the team chose for such a file before, a guess, or this file's own. */
  mappingFrom: "saved" | "guess" | "own";
  checkedTo: number;
  notes: ImportNotes;
  connectionIds: string[];
  duplicates: DuplicateChoice;
  pauseReason: string | null;
  /** Nothing is sent before this, because a provider asked for it. */
  notBefore: string | null;
  erasedAt: string | null;
}

/** Why a row is where it is. `field` is a path of the client form where it is about one. */
export interface RowReason {
  field?: string | undefined;
  message: string;
}

/** One row as the preview and the result show it. */
export interface ImportRowDto {
  row: number;
  state: RowState;
  name: string;
  email: string;
  dob: string | null;
  reasons: RowReason[];
  clientId: string | null;
  sameAsRow: number | null;
}

export interface ImportRowPage {
  items: ImportRowDto[];
  nextCursor: number | null;
}

/** No rows at all. */
export const noRows: RowCounts = {
  pending: 0,
  created: 0,
  duplicate: 0,
  invalid: 0,
  failed: 0,
  unknown: 0,
  skipped: 0,
};
