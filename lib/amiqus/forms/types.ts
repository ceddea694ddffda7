/** Forms of a client as the desk shows them. Client-safe. Dates are ISO 8601. */

/** One line of the list. */
export interface ClientFormRow {
  /** The uuid of the client's own form, not of its template. */
  reference: string;
  name: string;
  /** `internal`, `requested`, or what the provider says instead. */
  type: string;
  /** Questions, those with an answer, and those that were flagged. */
  questions: number;
  answered: number;
  flagged: number;
  /** The desk's case of the record that asked for it, or null. */
  caseId: string | null;
  updatedAt: string;
  completedAt: string | null;
  archivedAt: string | null;
}

export interface RichText {
  text: string;
  bold: boolean;
  /** Absolute http, https or mailto; anything else the provider linked to is left out. */
  href: string | null;
}

export type RichBlock =
  | { kind: "paragraph"; texts: RichText[] }
  | { kind: "list"; ordered: boolean; start: number; items: RichBlock[][] };

/** One demand of `show_if`. `met` is null when it cannot be told. */
export interface Condition {
  label: string;
  values: string[];
  met: boolean | null;
}

interface Shown {
  id: string;
  /** All must be met for the provider to ask; empty when it always asks. */
  conditions: Condition[];
}

/** A part of a form, in order. Kinds that the desk does not know are shown as answers with what they hold. */
export type FormPart =
  | { kind: "section"; id: string; label: string; parts: FormPart[] }
  | ({ kind: "heading"; label: string } & Shown)
  | ({ kind: "rich_text"; blocks: RichBlock[] } & Shown)
  | ({
      kind: "answer";
      /** `text`, `textarea`, `radio`, `checkbox`, `document`, or what the provider says instead. */
      type: string;
      label: string;
      description: string | null;
      required: boolean;
      flagged: boolean;
      /** What could be chosen; empty for free answers. */
      options: string[];
      /** What was answered; attachment ids of a document. Empty when there is no answer. */
      values: string[];
    } & Shown);

/** A form with its questions and answers. */
export interface ClientFormDetail extends ClientFormRow {
  description: string | null;
  instructions: RichBlock[];
  version: number | null;
  parts: FormPart[];
}
