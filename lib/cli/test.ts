import { mkdirSync } from "node:fs";
import { runCommand } from "./life";
import { suites } from "./suites";

/**
 * `npm test` runs every part and `npm run verify` the fast ones. A part that fails does not stop the others. The last
 * line is `N passed, N failed` over all parts, and the exit code says whether anything failed.
 */
await runCommand(async () => {
  mkdirSync(".data/test", { recursive: true, mode: 0o700 });
  const all = Object.entries(suites);
  const fast = ["lint", "types", "boundaries", "unit"];
  const chosen = process.argv.includes("--fast") ? all.filter(([name]) => fast.includes(name)) : all;
  const lines: string[] = [];
  let [passed, failed] = [0, 0];
  for (const [name, run] of chosen) {
    console.log(`\n== ${name}`);
    const began = Date.now();
    const outcome = await run();
    passed += outcome.passed;
    failed += outcome.failed;
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    const verdict = outcome.failed > 0 ? "FAILED" : "ok";
    lines.push(
      `${name.padEnd(12)} ${verdict.padEnd(7)} ${outcome.passed} of ${outcome.passed + outcome.failed} in ${seconds} s`,
      // Again at the end: what a runner printed may be far up, or cut off.
      ...(outcome.names ?? []).map((failed) => `  failed: ${failed}`),
    );
  }
  console.log(`\n${lines.join("\n")}\n\n${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
});
