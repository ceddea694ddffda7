import { mkdirSync, mkdtempSync, openSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "@/lib/env";
import { findChromium } from "./chromium";
import { startEmptyDesk } from "./e2e-empty";
import { runCommand } from "./life";
import { type Stack, startStack } from "./stack";
import { e2eReport, runProgram } from "./suites";

/** What the apps print during the run; a test searches it for secrets. */
const appLog = ".data/test/app.log";

/**
 * How many desks the tests are spread over: two for a whole run, which wait for different things most of the time. One
 * for a few tests, and where somebody stands between the desk and the one sandbox on a port that they chose.
 */
function deskCount(): number {
  const chosen = process.env.SANDBOX_PORT || Object.values(env.sandboxUrls).some((url) => url !== null);
  return chosen || process.argv.length > 2 ? 1 : 2;
}

/**
 * `npm run e2e [-- playwright arguments]`: starts desks on throw-away data, each with a sandbox and a database of its
 * own, one that nobody has set up yet, and runs Playwright against them. Tests find everything by the variables given here.
 */
await runCommand(async () => {
  Object.assign(process.env, { NODE_ENV: "production" });
  // Short, so that a test which waits for the next poll does not wait long.
  process.env.POLL_INTERVAL_SECONDS ??= "5";
  const browser = findChromium();
  mkdirSync(".data/test", { recursive: true, mode: 0o700 });
  const output = openSync(appLog, "w", 0o600);
  const first = await startDesk(output);
  const empty = await startEmptyDesk(first, output);
  const stacks = [first];
  while (stacks.length < deskCount()) stacks.push(await startDesk(output));
  const workers = `--workers=${stacks.length}`;
  const args = ["node_modules/@playwright/test/cli.js", "test", workers, ...process.argv.slice(2)];
  return runProgram(process.execPath, args, {
    E2E_DESKS: JSON.stringify(
      stacks.map(({ appUrl, sandboxUrl, adminUrl }) => ({
        baseUrl: appUrl,
        sandboxUrl,
        databaseUrl: inDatabase(adminUrl, "gatehouse"),
      })),
    ),
    E2E_APP_LOG: appLog,
    E2E_EMPTY_URL: empty.appUrl,
    E2E_SETUP_TOKEN: empty.setupToken,
    GATEHOUSE_CHROMIUM: browser,
    PLAYWRIGHT_JSON_OUTPUT_NAME: e2eReport,
    NODE_ENV: "test",
  });
});

function startDesk(output: number): Promise<Stack> {
  const directory = mkdtempSync(join(tmpdir(), "gatehouse-e2e-"));
  return startStack({ directory, port: 3100, mode: "start", disposable: true, output });
}

function inDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
