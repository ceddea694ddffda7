import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import { mapImport, startImport } from "./mutations";
import { getImport } from "./queries";
import { stepImport } from "./step";
import { bodyOf, makeDue, manyClients } from "./testing";
import type { RowCounts } from "./types";
import { uploadImport } from "./upload";

/** What one import took. Seconds; `rowsPerSecond` is of the last part alone. */
export interface ImportFigures {
  rows: number;
  uploadSeconds: number;
  checkSeconds: number;
  createSeconds: number;
  rowsPerSecond: number;
  /** Most memory that this process held beyond what it had at the start, in MB. */
  memoryMb: number;
  counts: RowCounts;
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}

/**
 * Imports that many made-up clients, every tenth with an address, at the connections given (none: into the desk alone) and
 * answers how long it took. Background work must not run in this process. A rate limit met on the way is not waited for:
 * the caller raises the sandbox's.
 */
export async function benchImport(
  ctx: TeamContext,
  connectionIds: string[],
  rows = 10_000,
): Promise<ImportFigures> {
  const { teamId } = ctx;
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 100);
  const work = async (id: string) => {
    for (let end = await stepImport(teamId, id); end.next !== "over"; end = await stepImport(teamId, id))
      if (end.next === "wait") await makeDue(teamId, id);
  };
  let id = "";
  try {
    const text = manyClients(rows, `bench-${Date.now()}`);
    const uploadSeconds = await seconds(async () => {
      ({ id } = await uploadImport(ctx, { body: bodyOf(text), name: "bench.csv" }));
    });
    const { mapping } = await getImport(ctx, id);
    if (mapping === null) throw new Error("The columns were not recognised.");
    const checkSeconds = await seconds(async () => {
      await mapImport(ctx, id, mapping);
      await work(id);
    });
    await startImport(ctx, { importId: id, connectionIds, duplicates: "skip" });
    const createSeconds = await seconds(() => work(id));
    const { counts } = await getImport(ctx, id);
    const memoryMb = Math.round((most - before) / 1_000_000);
    return {
      rows,
      uploadSeconds,
      checkSeconds,
      createSeconds,
      rowsPerSecond: rows / createSeconds,
      memoryMb,
      counts,
    };
  } finally {
    clearInterval(watch);
  }
}
