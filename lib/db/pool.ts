import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { Client, Pool } from "pg";

interface Counter {
  statements: number;
  brackets: number;
}

const counterKey = Symbol.for("gatehouse.db.statements");

/** Next may bundle this module several times; the count of a request must be one. */
function counters(): AsyncLocalStorage<Counter> {
  const held: unknown = Reflect.get(globalThis, counterKey);
  if (held instanceof AsyncLocalStorage) return held;
  const made = new AsyncLocalStorage<Counter>();
  Reflect.set(globalThis, counterKey, made);
  return made;
}

/** Whether the arguments of a query open or close a transaction. */
function isBracket([query]: unknown[]): boolean {
  const text: unknown = typeof query === "object" && query !== null ? Reflect.get(query, "text") : query;
  return typeof text === "string" && /^(begin|commit|rollback)\b/i.test(text);
}

class CountingClient extends Client {
  // One signature for the many of pg: the arguments pass through untouched.
  override query(...args: unknown[]): never {
    const counter = counters().getStore();
    if (counter) {
      counter.statements += 1;
      if (isBracket(args)) counter.brackets += 1;
    }
    return Reflect.apply(super.query, this, args) as never;
  }
}

/** Connections for the app's queries. `size` is the most that are open at once. */
export function openPool(url: string, size: number): Pool {
  const pool = new Pool({
    connectionString: url,
    max: size,
    Client: CountingClient,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    idle_in_transaction_session_timeout: 60_000,
    application_name: "gatehouse",
  });
  // An idle connection that breaks is replaced by the next query; without a listener it would end the process.
  pool.on("error", () => {});
  return pool;
}

/**
 * Runs `fn` and counts the statements it sends to PostgreSQL, BEGIN, COMMIT and set_config among them.
 * Returns what `fn` returned, the count, and how many of them only opened or closed a transaction.
 */
export async function countStatements<T>(fn: () => Promise<T>): Promise<{ result: T } & Counter> {
  const counter: Counter = { statements: 0, brackets: 0 };
  const result = await counters().run(counter, fn);
  return { result, ...counter };
}
