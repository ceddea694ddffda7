import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { disconnect } from "@/lib/db/client";
import { option } from "./arguments";
import { startBenchProvider } from "./bench-provider";
import { chaosRun } from "./chaos-run";
import { runCommand } from "./life";

/**
 * `npm run chaos -- [--runs N] [--seed S] [--json FILE]`: random faults between the desk and the sandbox while writes are
 * sent, clicked twice and lost by dying processes; then counts at the provider. Ends with 1 unless every write happened
 * exactly as often as the desk says, once or not at all. `--seed` repeats a schedule.
 */
await runCommand(async () => {
  Object.assign(process.env, { NODE_ENV: "production", LOG_LEVEL: "silent" });
  const runs = Number(option("runs") ?? 200);
  const seed = Number(option("seed") ?? Date.now() % 1_000_000);
  if (!Number.isInteger(runs) || runs < 1) throw new Error("--runs takes a number from 1.");
  const provider = await startBenchProvider(mkdtempSync(join(tmpdir(), "gatehouse-chaos-")));
  await provider.rateLimit(1_000_000);
  const sum = { runs, operations: 0, duplicated: 0, lost: 0, stuck: 0 };
  console.log(`Running ${runs} schedules from seed ${seed}.`);
  for (let run = 0; run < runs; run += 1) {
    const { operations, faults, found } = await chaosRun(provider, seed + run);
    sum.operations += operations;
    for (const { kind, what } of found) {
      sum[what] += 1;
      console.error(`Schedule ${seed + run}: ${kind} ${what}. Faults: ${JSON.stringify(faults)}`);
    }
  }
  await disconnect();
  const file = option("json");
  if (file !== null) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(sum, null, 2)}\n`);
  }
  console.log(JSON.stringify(sum));
  return sum.duplicated + sum.lost + sum.stuck === 0 ? 0 : 1;
});
