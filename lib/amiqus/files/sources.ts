/**
 * Where files of a client come from and what those of one source may be narrowed to (Amiqus v2 OpenAPI,
 * GET /clients/{id}/files). Client-safe.
 */
export const FILE_SOURCES = ["check", "client", "client_form", "record_document"] as const;
export type FileSource = (typeof FILE_SOURCES)[number];

/** Kinds within a source. A kind cannot be asked for without its source. */
export const SOURCE_TYPES = {
  check: ["photo_id", "reference", "banking_information", "employment_referencing"],
  client: [],
  client_form: [],
  record_document: ["requested", "sent", "returned"],
} as const satisfies Record<FileSource, readonly string[]>;
export type FileSourceType = (typeof SOURCE_TYPES)[FileSource][number];

export const FILE_SORTS = ["id", "name", "created_at", "expires_at"] as const;
export type FileSort = (typeof FILE_SORTS)[number];

/** Which files to list. `search` is personal data: it travels in request bodies only. */
export interface FileFilter {
  source?: FileSource | undefined;
  sourceType?: FileSourceType | undefined;
  search?: string | undefined;
  sort?: FileSort | undefined;
  descending?: boolean | undefined;
}

const words: Record<FileSource | FileSourceType, string> = {
  check: "Checks",
  client: "Attached to the client",
  client_form: "Forms",
  record_document: "Documents of records",
  photo_id: "Photo ID",
  reference: "Employment history",
  banking_information: "Banking information",
  employment_referencing: "Employment referencing",
  requested: "Asked of the client",
  sent: "Sent to the client",
  returned: "Returned by the client",
};

/** A source or kind in words; one the desk does not know is shown as it came. */
export function sourceWords(value: string): string {
  return Object.entries(words).find(([key]) => key === value)?.[1] ?? value;
}

/** Why no kind can be chosen under this source, or null when one can. */
export function sourceTypeProblem(source: FileSource | undefined): string | null {
  if (source === undefined) return "Choose a source first: kinds belong to a source.";
  return SOURCE_TYPES[source].length === 0 ? "Files of this source have no kinds." : null;
}
