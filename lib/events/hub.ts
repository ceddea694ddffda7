import "server-only";
import { z } from "zod";
import { listen } from "@/lib/db/listen";
import { processWide } from "@/lib/http/process-wide";
import { log } from "@/lib/log";
import { EVENT_CHANNEL } from "./notify";
import { type DeskEvent, EVENT_TYPES } from "./types";

/** Hears of a change and when this process did, in milliseconds. */
type Listener = (event: DeskEvent, at: number) => void;

interface Hub {
  listeners: Map<string, Set<Listener>>;
  /** The one LISTEN of this process, opened with the first listener. */
  listening: Promise<() => Promise<void>> | null;
  /** Since when this process has heard everything; milliseconds. */
  hearsSince: number;
  /** What it heard of late, oldest first. */
  recent: { event: DeskEvent; at: number }[];
}

/** How long events are kept for pages that were being made or had lost their stream. Milliseconds. */
const KEPT_MS = 60_000;
/** How far the clocks of two processes may be apart. Milliseconds. */
const CLOCKS_MS = 1_000;

const hub = () =>
  processWide<Hub>("events.hub", () => ({
    listeners: new Map(),
    listening: null,
    hearsSince: Number.POSITIVE_INFINITY,
    recent: [],
  }));

const eventSchema: z.ZodType<DeskEvent> = z.object({
  teamId: z.string(),
  type: z.enum(EVENT_TYPES),
  ids: z.union([z.array(z.string()), z.literal("many")]),
});

function parse(payload: string): DeskEvent | null {
  try {
    return eventSchema.parse(JSON.parse(payload));
  } catch {
    return null;
  }
}

function hear(event: DeskEvent): void {
  const { recent, listeners } = hub();
  const at = Date.now();
  recent.push({ event, at });
  const kept = recent.findIndex((one) => one.at >= at - KEPT_MS);
  recent.splice(0, kept);
  for (const listener of [...(listeners.get(event.teamId) ?? [])]) tell(listener, event, at);
}

function tell(listener: Listener, event: DeskEvent, at: number): void {
  try {
    listener(event, at);
  } catch (error) {
    // One that fails must not keep the others from hearing.
    log.error({ err: error }, "a listener of desk events failed");
  }
}

function tellAnything(listener: Listener, teamId: string, at: number): void {
  for (const type of EVENT_TYPES) tell(listener, { teamId, type, ids: "many" }, at);
}

/** After a gap nobody knows what was missed: every team is told that everything may have changed. */
function afterGap(): void {
  const held = hub();
  const at = Date.now();
  held.hearsSince = at;
  held.recent = [];
  for (const [teamId, listeners] of held.listeners) {
    for (const listener of [...listeners]) tellAnything(listener, teamId, at);
  }
}

async function open(): Promise<() => Promise<void>> {
  const end = await listen(
    EVENT_CHANNEL,
    (payload) => {
      const event = parse(payload);
      if (event) hear(event);
    },
    afterGap,
  );
  hub().hearsSince = Date.now();
  return end;
}

async function ensureListening(): Promise<void> {
  const held = hub();
  held.listening ??= open();
  try {
    await held.listening;
  } catch (error) {
    held.listening = null;
    throw error;
  }
}

/**
 * Calls `listener` with every event of one team until the returned function is called, beginning with those since
 * `since` (milliseconds); where that is too long ago to know, with one of each type about `many`. Rejects without a
 * database.
 */
export async function subscribe(teamId: string, since: number, listener: Listener): Promise<() => void> {
  await ensureListening();
  const { listeners, recent, hearsSince } = hub();
  const now = Date.now();
  if (since < Math.max(hearsSince, now - KEPT_MS)) tellAnything(listener, teamId, now);
  else {
    for (const { event, at } of recent) {
      if (event.teamId === teamId && at >= since - CLOCKS_MS) tell(listener, event, at);
    }
  }
  const set = listeners.get(teamId) ?? new Set();
  listeners.set(teamId, set.add(listener));
  return () => {
    set.delete(listener);
    if (set.size === 0 && listeners.get(teamId) === set) listeners.delete(teamId);
  };
}

/** Ends this process's LISTEN; streams that are still open hear nothing more. For shutdown and tests. */
export async function closeHub(): Promise<void> {
  const held = hub();
  const listening = held.listening;
  held.listening = null;
  held.hearsSince = Number.POSITIVE_INFINITY;
  held.recent = [];
  held.listeners.clear();
  await (await listening?.catch(() => null))?.();
}
