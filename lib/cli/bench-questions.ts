import type { CaseFilter, CaseSearch, CaseSort } from "@/lib/cases/types";
import { CASE_SORTS } from "@/lib/cases/types";

/** A kind of request to the case list. */
export interface Question {
  readonly name: string;
  readonly search: CaseSearch;
}

/** Filters of the list: wide ones, narrow ones, and ones that nothing passes. */
export function filters(ids: { connectionId: string; memberId: string }): Record<string, CaseFilter> {
  return {
    "status needs review": { status: ["needs_review"] },
    "status unmapped": { status: ["unmapped"] },
    "four statuses": { status: ["needs_review", "on_hold", "awaiting_client", "unmapped"] },
    provider: { provider: ["amiqus"] },
    "provider without cases": { provider: ["no-such-provider"] },
    "kind case": { kind: ["case"] },
    "assigned to me": { assignee: "me" },
    "assigned to nobody": { assignee: "none" },
    "assigned to a colleague": { assignee: ids.memberId },
    "waiting on us": { waitingOn: ["us"] },
    "waiting on the client": { waitingOn: ["client"] },
    "waiting on the provider": { waitingOn: ["provider"] },
    "attention: failed": { attention: "failed" },
    archived: { archived: true },
    "archived or not": { archived: "all" },
    connection: { connectionId: ids.connectionId },
    "my reviews, waiting on us": {
      assignee: "me",
      status: ["needs_review"],
      waitingOn: ["us"],
      kind: ["case"],
    },
    "nobody's unmapped, archived or not": { assignee: "none", status: ["unmapped"], archived: "all" },
  };
}

/** Texts as people type them: common, rare, absent, short, and in two words. */
const texts = {
  "a first name": "amara",
  "three characters": "mar",
  "what every row has": "example",
  "two words": "amara kelly",
  "one reference": "ref-0000777",
  "no match": "zzqxv",
  "no match of two common words": "amara priya",
  "three characters, no match": "zqx",
};

/** The list without text: every sort alone and every filter in the usual order. */
export function listQuestions(all: Record<string, CaseFilter>): Question[] {
  return [
    ...CASE_SORTS.map((sort) => ({ name: `list by ${sort}`, search: { sort } })),
    ...Object.entries(all).map(([name, filter]) => ({ name: `list, ${name}`, search: { filter } })),
  ];
}

/** Every filter under every sort. */
export function crossQuestions(all: Record<string, CaseFilter>): Question[] {
  return Object.entries(all).flatMap(([name, filter]) =>
    CASE_SORTS.map((sort: CaseSort) => ({ name: `${name} by ${sort}`, search: { filter, sort } })),
  );
}

export function textQuestions(): Question[] {
  return Object.entries(texts).map(([name, text]) => ({ name: `text, ${name}`, search: { text } }));
}

/** Every text over other shelves, filters and sorts. */
export function textCrossQuestions(): Question[] {
  const around: Record<string, CaseSearch> = {
    "archived or not": { filter: { archived: "all" } },
    "by title": { sort: "title" },
    "by status, archived": { sort: "status", filter: { archived: true } },
    "needs review": { filter: { status: ["needs_review"] } },
    "mine, waiting on us": { filter: { assignee: "me", waitingOn: ["us"] } },
  };
  return Object.entries(texts).flatMap(([name, text]) =>
    Object.entries(around).map(([where, search]) => ({
      name: `${name}, ${where}`,
      search: { ...search, text },
    })),
  );
}
