import type { StatusMappingDto } from "@/lib/mappings/types";
import type { NormalisedStatus, WaitingOn } from "@/lib/providers/port";

/** What a status of the hub may mean to the desk. `unmapped` takes the choice back. */
export const MEANINGS: readonly { value: NormalisedStatus; label: string }[] = [
  { value: "awaiting_client", label: "Waiting on client" },
  { value: "processing", label: "Processing" },
  { value: "needs_review", label: "Needs review" },
  { value: "on_hold", label: "On hold" },
  { value: "approved", label: "Approved" },
  { value: "rejected", label: "Rejected" },
  { value: "closed", label: "Closed" },
];

const waiting: Partial<Record<NormalisedStatus, WaitingOn>> = {
  awaiting_client: "client",
  processing: "provider",
  needs_review: "us",
  on_hold: "us",
};

/** Whose move a meaning makes it. */
export function waitingOn(status: NormalisedStatus): WaitingOn | null {
  return waiting[status] ?? null;
}

/** What the desk makes of an item that no admin has decided on. */
export function meaningByItself(isOpen: boolean | null): string {
  return isOpen === false ? "By itself: closed" : "By itself: needs review";
}

/** The admin's choice for a status of that name, or null. */
export function choiceOf(mappings: readonly StatusMappingDto[], name: string): NormalisedStatus | null {
  return mappings.find((mapping) => mapping.kind === "case" && mapping.rawStatus === name)?.status ?? null;
}
