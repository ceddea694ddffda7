import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { relative } from "node:path";
import { z } from "zod";
import { onEnd } from "./life";

/** What one part of the tests came to. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  /** The failed tests by file and title, where a runner tells them. */
  readonly names?: readonly string[];
}

const node = process.execPath;
const biome = ["node_modules/@biomejs/biome/bin/biome"];
const next = "node_modules/next/dist/bin/next";

/** Runs a program in the checkout with its output on ours. Resolves with its exit code. */
export function runProgram(command: string, args: readonly string[], variables = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: "inherit", env: { ...process.env, ...variables } });
    // Asked to end, this process would otherwise leave it running without what it works on.
    onEnd(() => child.kill());
    child.once("error", (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

/** A part that either holds or does not: it counts as one. */
async function whole(...steps: readonly (readonly string[])[]): Promise<Outcome> {
  for (const args of steps) {
    if ((await runProgram(node, args)) !== 0) return { passed: 0, failed: 1 };
  }
  return { passed: 1, failed: 0 };
}

const vitestReport = z.object({
  success: z.boolean(),
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

/** A file that could not be loaded has no tests to name: it is named itself. */
function failedTests(report: z.infer<typeof vitestReport>): string[] {
  return report.testResults
    .filter((file) => file.status === "failed")
    .flatMap((file) => {
      const path = relative(process.cwd(), file.name);
      const failed = file.assertionResults.filter((test) => test.status === "failed");
      return failed.length === 0 ? [path] : failed.map((test) => `${path}: ${test.fullName}`);
    });
}

async function vitest(project: string): Promise<Outcome> {
  const file = `.data/test/${project}.json`;
  rmSync(file, { force: true });
  const code = await runProgram(node, [
    "node_modules/vitest/vitest.mjs",
    "run",
    `--project=${project}`,
    "--passWithNoTests",
    // A dot per test is enough; coloured each by itself they would fill a log.
    "--no-color",
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ]);
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report = vitestReport.parse(JSON.parse(readFileSync(file, "utf8")));
  // A file that cannot be loaded, an unhandled error: something failed although every counted test passed.
  const uncounted = (code !== 0 || !report.success) && report.numFailedTests === 0 ? 1 : 0;
  const failed = report.numFailedTests + uncounted;
  return { passed: report.numPassedTests, failed, names: failedTests(report) };
}

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  // One per file: the tests of this project stand in no group.
  suites: z.array(
    z.object({ file: z.string(), specs: z.array(z.object({ title: z.string(), ok: z.boolean() })) }),
  ),
});

/** Where `npm run e2e` leaves its machine-readable report. */
export const e2eReport = ".data/test/e2e.json";

async function e2e(): Promise<Outcome> {
  rmSync(e2eReport, { force: true });
  const prepared = await runProgram(node, ["lib/cli/bootstrap.mjs", "e2e"]);
  if (!existsSync(e2eReport)) return { passed: 0, failed: 1 };
  const { stats, suites: files } = playwrightReport.parse(JSON.parse(readFileSync(e2eReport, "utf8")));
  // A test that needed a second try has failed once.
  const failed = stats.unexpected + stats.flaky;
  const names = files.flatMap(({ file, specs }) =>
    specs.filter((spec) => !spec.ok).map((spec) => `${file}: ${spec.title}`),
  );
  return { passed: stats.expected, failed: failed + (prepared !== 0 && failed === 0 ? 1 : 0), names };
}

/** The parts of `npm test`, in their order. */
export const suites = {
  lint: () => whole([...biome, "ci", "."]),
  types: () => whole([next, "typegen"], ["node_modules/typescript/bin/tsc", "--noEmit"]),
  boundaries: () =>
    whole([
      "node_modules/dependency-cruiser/bin/dependency-cruise.mjs",
      "--config",
      ".dependency-cruiser.cjs",
      "app",
      "components",
      "lib",
      "prisma/seed.ts",
    ]),
  unit: () => vitest("unit"),
  fuzz: () => vitest("fuzz"),
  contract: () => vitest("contract"),
  integration: () => vitest("integration"),
  e2e,
};
