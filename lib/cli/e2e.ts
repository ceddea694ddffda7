import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium } from "./chromium";
import { runCommand } from "./life";
import { startStack } from "./stack";
import { e2eReport, runProgram } from "./suites";

/**
 * `npm run e2e [-- playwright arguments]`: starts the desk on throw-away data and runs Playwright against it.
 * Tests find it by E2E_BASE_URL and E2E_SANDBOX_URL.
 */
await runCommand(async () => {
  Object.assign(process.env, { NODE_ENV: "production" });
  const browser = findChromium();
  mkdirSync(".data/test", { recursive: true, mode: 0o700 });
  const directory = mkdtempSync(join(tmpdir(), "gatehouse-e2e-"));
  const stack = await startStack({ directory, port: 3100, mode: "start", disposable: true });
  const args = ["node_modules/@playwright/test/cli.js", "test", ...process.argv.slice(2)];
  return runProgram(process.execPath, args, {
    E2E_BASE_URL: stack.appUrl,
    E2E_SANDBOX_URL: stack.sandboxUrl,
    GATEHOUSE_CHROMIUM: browser,
    PLAYWRIGHT_JSON_OUTPUT_NAME: e2eReport,
    NODE_ENV: "test",
  });
});
