import type {
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
  Transaction,
} from "@prisma/driver-adapter-utils";
import { expect, it } from "vitest";
import { serialTransactions } from "./serial-adapter";

const names = { provider: "postgres", adapterName: "test" } as const;
const query: SqlQuery = { sql: "select 1", args: [], argTypes: [] };

/** A driver that notes when each call begins and ends; statements whose text is `fail` fail. */
function recorded() {
  const log: string[] = [];
  const work = async (name: string) => {
    log.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, 2));
    log.push(`${name} ends`);
    if (name === "fail") throw new Error("refused");
  };
  const queryable = {
    ...names,
    queryRaw: async ({ sql }: SqlQuery) => {
      await work(sql);
      return { columnNames: [], columnTypes: [], rows: [] };
    },
    executeRaw: async ({ sql }: SqlQuery) => {
      await work(sql);
      return 0;
    },
  };
  const transaction: Transaction = {
    ...queryable,
    options: { usePhantomQuery: false },
    commit: () => work("commit"),
    rollback: () => work("rollback"),
  };
  const adapter: SqlDriverAdapter = {
    ...queryable,
    executeScript: work,
    startTransaction: async () => transaction,
    dispose: async () => {},
  };
  const factory: SqlDriverAdapterFactory = { ...names, connect: async () => adapter };
  return { factory, log };
}

it("sends the statements of a transaction one after the other", async () => {
  const { factory, log } = recorded();
  const transaction = await (await serialTransactions(factory).connect()).startTransaction();
  await Promise.all([
    transaction.queryRaw({ ...query, sql: "one" }),
    transaction.executeRaw({ ...query, sql: "two" }),
    transaction.commit(),
  ]);
  expect(log).toEqual(["one begins", "one ends", "two begins", "two ends", "commit begins", "commit ends"]);
});

it("goes on after a statement that failed, and rolls back last", async () => {
  const { factory, log } = recorded();
  const transaction = await (await serialTransactions(factory).connect()).startTransaction();
  const results = await Promise.allSettled([
    transaction.queryRaw({ ...query, sql: "fail" }),
    transaction.queryRaw({ ...query, sql: "two" }),
    transaction.rollback(),
  ]);
  expect(results.map((result) => result.status)).toEqual(["rejected", "fulfilled", "fulfilled"]);
  expect(log.at(-2)).toBe("rollback begins");
  expect(log.indexOf("two begins")).toBeGreaterThan(log.indexOf("fail ends"));
});

it("lets statements outside transactions run side by side", async () => {
  const { factory, log } = recorded();
  const adapter = await serialTransactions(factory).connect();
  await Promise.all([adapter.queryRaw({ ...query, sql: "one" }), adapter.queryRaw({ ...query, sql: "two" })]);
  expect(log.slice(0, 2)).toEqual(["one begins", "two begins"]);
});
