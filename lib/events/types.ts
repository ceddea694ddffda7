import { z } from "zod";

/** What changed. The name is also the first element of the TanStack Query keys that it makes stale. */
export const EVENT_TYPES = [
  "cases",
  "clients",
  "operations",
  "connections",
  "deliveries",
  "members",
  "team",
] as const;
export type DeskEventType = (typeof EVENT_TYPES)[number];

/** Most ids that one event carries; more are told as `many`. A NOTIFY payload must stay under 8,000 bytes. */
export const MAX_EVENT_IDS = 50;

/** A change in a team's data, told to its open browsers. Ids only, never data. */
export const deskEventSchema = z.object({
  teamId: z.string(),
  type: z.enum(EVENT_TYPES),
  ids: z.union([z.array(z.string()), z.literal("many")]),
});
export type DeskEvent = z.infer<typeof deskEventSchema>;
