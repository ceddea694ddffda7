import { benchImport } from "@/lib/imports/bench";
import { atLeast, type Figure, figure } from "./bench-figure";
import type { BenchProvider } from "./bench-provider";

/** Imports `rows` clients into the desk and to a provider that does not hold it up. */
export async function importing(at: BenchProvider, rows: number): Promise<Figure[]> {
  await at.rateLimit(1_000_000);
  const before = at.traffic.calls;
  const done = await benchImport(at.ctx, [at.connectionId], rows);
  await at.rateLimit(600);
  return [
    atLeast(`import of ${rows} clients`, "rows/s", 20, done.rowsPerSecond),
    // One call makes a client, and every tenth row has an address.
    figure(`import of ${rows} clients, calls a row`, "calls", 1.15, [(at.traffic.calls - before) / rows]),
    figure(`import of ${rows} clients, dry run`, "s", 60, [done.checkSeconds]),
    figure(`import of ${rows} clients, memory`, "MB", 300, [done.memoryMb]),
  ];
}
