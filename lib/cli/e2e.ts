import { mkdirSync, mkdtempSync, openSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium } from "./chromium";
import { startEmptyDesk } from "./e2e-empty";
import { runCommand } from "./life";
import { startStack } from "./stack";
import { e2eReport, runProgram } from "./suites";

/** What the app prints during the run; a test searches it for secrets. */
const appLog = ".data/test/app.log";

/**
 * `npm run e2e [-- playwright arguments]`: starts the desk on throw-away data, a second one that nobody has set up yet,
 * and runs Playwright against them. Tests find everything by the variables given here.
 */
await runCommand(async () => {
  Object.assign(process.env, { NODE_ENV: "production" });
  // Short, so that a test which waits for the next poll does not wait long.
  process.env.POLL_INTERVAL_SECONDS ??= "5";
  const browser = findChromium();
  mkdirSync(".data/test", { recursive: true, mode: 0o700 });
  const output = openSync(appLog, "w", 0o600);
  const directory = mkdtempSync(join(tmpdir(), "gatehouse-e2e-"));
  const stack = await startStack({ directory, port: 3100, mode: "start", disposable: true, output });
  const empty = await startEmptyDesk(stack, output);
  const args = ["node_modules/@playwright/test/cli.js", "test", ...process.argv.slice(2)];
  return runProgram(process.execPath, args, {
    E2E_BASE_URL: stack.appUrl,
    E2E_SANDBOX_URL: stack.sandboxUrl,
    E2E_DATABASE_URL: inDatabase(stack.adminUrl, "gatehouse"),
    E2E_APP_LOG: appLog,
    E2E_EMPTY_URL: empty.appUrl,
    E2E_SETUP_TOKEN: empty.setupToken,
    GATEHOUSE_CHROMIUM: browser,
    PLAYWRIGHT_JSON_OUTPUT_NAME: e2eReport,
    NODE_ENV: "test",
  });
});

function inDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
