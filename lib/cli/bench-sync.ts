import { setTimeout as pause } from "node:timers/promises";
import { withTeam } from "@/lib/db/client";
import { pollConnection } from "@/lib/sync/poll";
import { atLeast, type Figure, figure } from "./bench-figure";
import type { BenchProvider } from "./bench-provider";

/** Polls until the connection has nothing more to tell, as the poller would. */
async function pollToEnd({ ctx, connectionId }: BenchProvider): Promise<void> {
  for (;;) {
    const outcome = await pollConnection(ctx.teamId, connectionId);
    if (outcome === "done") return;
    if (outcome === "stopped") throw new Error("The connection stopped being polled.");
    if (outcome !== "more") await pause(await waitOf(ctx.teamId, connectionId));
  }
}

/** Until the provider takes requests again. Milliseconds. */
async function waitOf(teamId: string, connectionId: string): Promise<number> {
  const row = await withTeam(teamId, (tx) =>
    tx.connection.findFirst({ where: { id: connectionId, teamId }, select: { notBefore: true } }),
  );
  return Math.max(1_000, (row?.notBefore?.getTime() ?? 0) - Date.now());
}

/** Calls of an hour in which nothing happens, at the usual interval of a minute, once all details are known. */
async function idleHour(at: BenchProvider): Promise<Figure> {
  for (let last = -1; last !== at.traffic.calls; ) {
    last = at.traffic.calls;
    await pollToEnd(at);
    const quiet = at.traffic.calls - last;
    await pollToEnd(at);
    if (at.traffic.calls - last === 2 * quiet) break;
  }
  const before = at.traffic.calls;
  for (let minute = 0; minute < 60; minute += 1) await pollToEnd(at);
  return figure("sync, an idle hour of polls", "calls", 240, [at.traffic.calls - before]);
}

/** The first sync of `records` records at the sandbox's usual rate limit: how many calls, how long, how many bytes. */
async function fullSync(at: BenchProvider, records: number): Promise<Figure[]> {
  await at.addRecords(records);
  const { teamId } = at.ctx;
  await withTeam(
    teamId,
    (tx) => tx.$executeRaw`UPDATE connections SET sync_cursor = NULL WHERE id = ${at.connectionId}::uuid`,
  );
  const before = { ...at.traffic };
  const began = performance.now();
  await pollToEnd(at);
  const minutes = (performance.now() - began) / 60_000;
  const stored = await withTeam(teamId, (tx) => tx.case.count({ where: { teamId, kind: "record" } }));
  const calls = at.traffic.calls - before.calls;
  // Pages of 100, and a few calls beside them; the sandbox lets the sync have 480 of its 600 calls a minute.
  const fewest = records / 100;
  return [
    atLeast(`sync of ${records} records, stored`, "records", records, stored),
    figure(`sync of ${records} records, calls`, "calls", Math.ceil(fewest * 1.05 + 150), [calls]),
    figure(`sync of ${records} records, time`, "min", Math.ceil(fewest / 480 + 3), [minutes]),
    figure(`sync of ${records} records, answers`, "MB", Math.ceil(records / 500), [
      (at.traffic.bytes - before.bytes) / 1_000_000,
    ]),
  ];
}

/** What keeping the index up to date costs. */
export async function syncing(at: BenchProvider, records: number): Promise<Figure[]> {
  return [await idleHour(at), ...(await fullSync(at, records))];
}
