import type { SqlDriverAdapterFactory, Transaction } from "@prisma/driver-adapter-utils";

/** Answers a function that runs what it is given one after the other, also after a failure. */
function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine;
    return mine;
  };
}

/**
 * One statement at a time on a transaction's connection. Prisma reads several relations at once there, which pg takes
 * as a queue today and refuses from version 9 on; nor may a rollback overtake a statement that is still running.
 */
function serial(transaction: Transaction): Transaction {
  const turn = inTurn();
  return {
    provider: transaction.provider,
    adapterName: transaction.adapterName,
    options: transaction.options,
    queryRaw: (query) => turn(() => transaction.queryRaw(query)),
    executeRaw: (query) => turn(() => transaction.executeRaw(query)),
    commit: () => turn(() => transaction.commit()),
    rollback: () => turn(() => transaction.rollback()),
  };
}

/** The adapter with transactions that send one statement at a time. Nested transactions are not offered. */
export function serialTransactions(factory: SqlDriverAdapterFactory): SqlDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    async connect() {
      const adapter = await factory.connect();
      return {
        provider: adapter.provider,
        adapterName: adapter.adapterName,
        queryRaw: (query) => adapter.queryRaw(query),
        executeRaw: (query) => adapter.executeRaw(query),
        executeScript: (script) => adapter.executeScript(script),
        dispose: () => adapter.dispose(),
        getConnectionInfo: () => adapter.getConnectionInfo?.() ?? { supportsRelationJoins: false },
        startTransaction: async (level) => serial(await adapter.startTransaction(level)),
      };
    },
  };
}
