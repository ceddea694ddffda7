import { defineConfig } from "@playwright/test";

/** `npm run e2e` starts desks and sandboxes and says in E2E_DESKS where they are. */
export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  // A sandbox misbehaves for everybody at its desk, so the tests at one desk take turns: `npm run e2e` asks for a worker per desk.
  workers: 1,
  projects: [
    { name: "desk", testIgnore: "aftermath.spec.ts", teardown: "aftermath" },
    { name: "aftermath", testMatch: "aftermath.spec.ts" },
  ],
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  // A busy two-core machine takes its time between a webhook and the open page; the bench holds the promises of speed.
  expect: { timeout: 30_000 },
  reporter: [
    ["line"],
    ["json", { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ?? ".data/test/e2e.json" }],
  ],
  use: {
    browserName: "chromium",
    // Recording every test to keep the few that fail costs a third of the time: `-- --trace retain-on-failure` asks for it.
    trace: "off",
    screenshot: "only-on-failure",
    locale: "en-GB",
    timezoneId: "Europe/London",
    launchOptions: {
      ...(process.env.GATEHOUSE_CHROMIUM ? { executablePath: process.env.GATEHOUSE_CHROMIUM } : {}),
      args: ["--no-sandbox", "--disable-background-networking"],
    },
  },
});
