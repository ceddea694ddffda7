import "server-only";
import { z } from "zod";
import { listen } from "@/lib/db/listen";
import { log } from "@/lib/log";
import { EVENT_CHANNEL } from "./notify";
import { type DeskEvent, EVENT_TYPES } from "./types";

type Listener = (event: DeskEvent) => void;

interface Hub {
  listeners: Map<string, Set<Listener>>;
  /** The one LISTEN of this process, opened with the first listener. */
  listening: Promise<() => Promise<void>> | null;
}

const key = Symbol.for("gatehouse.events.hub");
const shared = globalThis as typeof globalThis & { [key]?: Hub };

/** One hub per process: Next bundles routes and instrumentation apart. */
function hub(): Hub {
  shared[key] ??= { listeners: new Map(), listening: null };
  return shared[key];
}

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

function tell(event: DeskEvent): void {
  for (const listener of [...(hub().listeners.get(event.teamId) ?? [])]) {
    try {
      listener(event);
    } catch (error) {
      // One that fails must not keep the others from hearing.
      log.error({ err: error }, "a listener of desk events failed");
    }
  }
}

/** After a gap nobody knows what was missed: every team is told that everything may have changed. */
function tellAll(): void {
  for (const teamId of hub().listeners.keys()) {
    for (const type of EVENT_TYPES) tell({ teamId, type, ids: "many" });
  }
}

async function ensureListening(): Promise<void> {
  const held = hub();
  held.listening ??= listen(
    EVENT_CHANNEL,
    (payload) => {
      const event = parse(payload);
      if (event) tell(event);
    },
    tellAll,
  );
  try {
    await held.listening;
  } catch (error) {
    held.listening = null;
    throw error;
  }
}

/** Calls `listener` with every event of one team until the returned function is called. Rejects without a database. */
export async function subscribe(teamId: string, listener: Listener): Promise<() => void> {
  await ensureListening();
  const { listeners } = hub();
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
  held.listeners.clear();
  await (await listening?.catch(() => null))?.();
}
