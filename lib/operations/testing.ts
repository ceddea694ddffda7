import type { AnyOperationHandler } from "./handler";
import type { Finding, OperationStore, StoredOperation } from "./store";

/** An OperationStore without a database, for tests of the engine. `crash` makes the next finish fail as a lost database would. */
export interface MemoryStore extends OperationStore {
  rows: Map<string, StoredOperation>;
  applied: string[];
  crash: boolean;
}

/** Makes one. Each method is atomic, since it does not wait inside. */
export function memoryStore(now: () => Date): MemoryStore {
  const rows = new Map<string, StoredOperation>();
  const store: MemoryStore = {
    rows,
    applied: [],
    crash: false,
    async insert(draft) {
      const held = [...rows.values()].find(
        (row) => row.teamId === draft.teamId && row.operationId === draft.operationId,
      );
      if (held) return { row: { ...held }, created: false };
      const row: StoredOperation = {
        ...draft,
        state: "sending",
        result: null,
        error: null,
        attempts: 1,
        lookups: 0,
        finishedAt: null,
        createdAt: now(),
      };
      rows.set(row.id, row);
      return { row: { ...row }, created: true };
    },
    async get(_teamId, id) {
      const row = rows.get(id);
      return row ? { ...row } : null;
    },
    async move(row, change) {
      const held = rows.get(row.id);
      if (
        !held ||
        held.attempts !== row.attempts ||
        held.state === "sent" ||
        !change.from.includes(held.state)
      ) {
        return null;
      }
      const next: StoredOperation = {
        ...held,
        state: change.to,
        error: change.error === undefined ? held.error : change.error,
        result: change.result === undefined ? held.result : change.result,
        attempts: change.attempts ?? held.attempts,
        lookups: change.lookups ?? held.lookups,
        sendingAt: change.sendingAt ?? held.sendingAt,
        finishedAt: change.final ? change.at : null,
      };
      rows.set(row.id, next);
      return { ...next };
    },
    async finish(row: StoredOperation, handler: AnyOperationHandler, finding: Finding) {
      const held = rows.get(row.id) ?? row;
      if (held.finishedAt !== null || held.attempts !== row.attempts) return { ...held };
      if (store.crash) {
        store.crash = false;
        throw new Error("the database went away");
      }
      store.applied.push(handler.idOf(finding.result));
      const next: StoredOperation = {
        ...held,
        state: "sent",
        result: null,
        error: null,
        finishedAt: finding.at,
      };
      rows.set(row.id, next);
      return { ...next };
    },
  };
  return store;
}
