import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";

interface Frame {
  open: boolean;
}

const key = Symbol.for("gatehouse.db.transaction");

function frames(): AsyncLocalStorage<Frame> {
  const held: unknown = Reflect.get(globalThis, key);
  if (held instanceof AsyncLocalStorage) return held;
  const made = new AsyncLocalStorage<Frame>();
  Reflect.set(globalThis, key, made);
  return made;
}

/** Marks everything that `fn` starts as inside a transaction, until `fn` settles. */
export async function insideTransaction<T>(fn: () => Promise<T>): Promise<T> {
  const frame: Frame = { open: true };
  try {
    return await frames().run(frame, fn);
  } finally {
    frame.open = false;
  }
}

/**
 * Throws when called from within `withTeam` or `withSystem`. A provider call there would hold row locks for as long as
 * the provider likes; a second transaction there would wait for a connection that the first one keeps.
 * `what` completes "cannot …".
 */
export function assertOutsideTransaction(what = "call a provider"): void {
  if (frames().getStore()?.open) throw new Error(`Code inside a database transaction cannot ${what}.`);
}
