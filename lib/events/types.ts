/** What changed. The name is also the first element of the TanStack Query keys that it makes stale. */
export const EVENT_TYPES = [
  "cases",
  "clients",
  "operations",
  "connections",
  "deliveries",
  "members",
  "team",
  "imports",
] as const;
export type DeskEventType = (typeof EVENT_TYPES)[number];

/** Most ids that one event carries; more are told as `many`. A NOTIFY payload must stay under 8,000 bytes. */
export const MAX_EVENT_IDS = 50;

/** A change as an open page hears it. Ids only, never data. */
export interface DeskChange {
  type: DeskEventType;
  ids: string[] | "many";
}

/** A change in a team's data, told to its open browsers. */
export interface DeskEvent extends DeskChange {
  teamId: string;
}

/** Reads a change from the stream's text; null when it is none. By hand: every page loads this, and zod weighs 30 kB. */
export function readChange(text: unknown): DeskChange | null {
  if (typeof text !== "string") return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null || !("type" in value) || !("ids" in value)) return null;
  const type = EVENT_TYPES.find((known) => known === value.type);
  if (type === undefined) return null;
  if (value.ids === "many") return { type, ids: "many" };
  if (!Array.isArray(value.ids)) return null;
  return { type, ids: value.ids.filter((id) => typeof id === "string") };
}
