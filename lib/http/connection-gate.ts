import { processWide } from "./process-wide";
import type { Priority } from "./rate-budget";

const SLOTS = 6;
/** Background work leaves this many slots to people. */
const SLOTS_KEPT_FOR_PEOPLE = 2;

interface Waiter {
  start: () => void;
}

interface Gate {
  busy: number;
  interactive: Waiter[];
  sync: Waiter[];
}

function gates(): Map<string, Gate> {
  return processWide("gates", () => new Map<string, Gate>());
}

/**
 * Waits for one of the connection's request slots; people go before background work. Resolves with the function that
 * gives the slot back. Rejects with the signal's reason when it aborts first.
 */
export async function enterGate(
  connectionId: string,
  priority: Priority,
  signal: AbortSignal | null,
): Promise<() => void> {
  signal?.throwIfAborted();
  const gate = gates().get(connectionId) ?? { busy: 0, interactive: [], sync: [] };
  gates().set(connectionId, gate);
  const queue = gate[priority];
  if (queue.length > 0 || !hasRoom(gate, priority)) {
    await new Promise<void>((resolve, reject) => {
      const waiter = { start: resolve };
      queue.push(waiter);
      signal?.addEventListener(
        "abort",
        () => {
          const at = queue.indexOf(waiter);
          if (at >= 0) {
            queue.splice(at, 1);
            reject(signal.reason);
          }
        },
        { once: true },
      );
    });
  } else {
    gate.busy += 1;
  }
  let held = true;
  return () => {
    if (held) {
      held = false;
      gate.busy -= 1;
      admit(gate);
      if (gate.busy === 0) {
        gates().delete(connectionId);
      }
    }
  };
}

function hasRoom(gate: Gate, priority: Priority): boolean {
  return gate.busy < (priority === "sync" ? SLOTS - SLOTS_KEPT_FOR_PEOPLE : SLOTS);
}

function admit(gate: Gate): void {
  for (const priority of ["interactive", "sync"] as const) {
    while (hasRoom(gate, priority)) {
      const next = gate[priority].shift();
      if (next === undefined) {
        break;
      }
      gate.busy += 1;
      next.start();
    }
  }
}
