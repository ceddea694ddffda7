import type { ComponentType } from "react";
import type { ClientDetail } from "@/lib/clients/types";
import type { ConnectionChoice } from "@/lib/connections/types";
import type { FieldErrors } from "@/lib/errors";
import type { Need } from "@/lib/providers/needs";
import type { CaseKind, Json } from "@/lib/providers/port";

export interface LaunchPartProps<Draft> {
  draft: Draft;
  /** By the launch body's own paths. */
  errors: FieldErrors;
  connection: ConnectionChoice;
  client: ClientDetail;
  onChange: (patch: Partial<Draft>) => void;
}

/** What reads a stored draft back: a zod schema, or anything like one. */
interface DraftReader<Draft> {
  safeParse(value: unknown): { success: true; data: Draft } | { success: false };
}

/** One provider's part of the launch screen. Each provider has its own `Draft`, which templates keep as JSON. */
export interface LaunchPart<Draft> {
  /** A stored draft is read back with it; one that no longer fits is refused. */
  draftSchema: DraftReader<Draft>;
  /** A draft that covers these needs of this client. */
  start(needs: readonly Need[], client: ClientDetail): Draft;
  /** Errors by the launch body's own paths; empty when it may be sent. */
  check(draft: Draft, client: ClientDetail): FieldErrors;
  /** The provider's own launch body; `lib/launch/bodies.ts` checks it again. */
  body(draft: Draft, client: ClientDetail): { kind: CaseKind; input: { [key: string]: Json } };
  /** What people call the fields, by path. */
  labels(draft: Draft): Record<string, string>;
  /** What it launches, in a few words each, for the review and for templates. */
  summary(draft: Draft): string[];
  Fields: ComponentType<LaunchPartProps<Draft>>;
  /** Check types as the case's summary will have them, to point out what was launched lately. */
  checks?(draft: Draft): string[];
  /** The draft without what is the client's own, for templates. */
  forget?(draft: Draft): Draft;
  /** A kept draft, filled in for this client. */
  fill?(draft: Draft, client: ClientDetail): Draft;
  /** A part of several steps ends with its own review: whether that is reached, so that it may be sent. */
  atReview?(draft: Draft): boolean;
  /** What is about to be launched, where a list of words is not enough. */
  Review?: ComponentType<Pick<LaunchPartProps<Draft>, "draft" | "connection" | "client">>;
}
