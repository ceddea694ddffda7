import type { Page } from "@playwright/test";
import { environment, tokenCanary, unique } from "./environment";
import { expect, type OwnTeam, test, toast } from "./fixtures";
import { CasePage } from "./pages/case";
import { createClient, fillClient } from "./pages/clients";
import { LaunchPage } from "./pages/launch";
import { type Fault, sandbox } from "./sandbox";
import { turnTab } from "./tab";

// Some of these wait for polls, backoff and look-ups, one after the other.
test.describe.configure({ timeout: 180_000 });

const person = () => {
  const lastName = `Tannen-${unique()}`;
  return { firstName: "Griff", lastName, email: `griff.${lastName}@example.com`.toLowerCase() };
};

/** A connected team with one launched record, and a staff member who has it open. */
async function openRecord(team: OwnTeam): Promise<CasePage> {
  await team.connect();
  const page = await team.as("staff");
  const launch = new LaunchPage(page);
  await launch.open(await createClient(page, person()));
  await launch.add("Photo ID");
  await launch.launch();
  return new CasePage(page);
}

test("a refused token is said so, stops the polling, and a new one starts it again", async ({ team }) => {
  const id = await team.connect();
  const page = await team.as("admin");
  await page.goto(`/settings/connections/${id}`);
  await expect(page.getByText("Working", { exact: true })).toBeVisible();
  await sandbox.revoke(team.token);
  // No reload: the next poll finds out and tells the page.
  await expect(page.getByText("Token refused", { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/Polling has stopped until new ones are entered/).first()).toBeVisible();

  const watch = await sandbox.watch();
  await expect.poll(() => watch.count("GET", "/webhooks$", 200), { timeout: 30_000 }).toBeGreaterThan(1);
  expect(await watch.count("GET", "", 401)).toBe(0);

  const fresh = `${tokenCanary}-${unique()}`;
  await sandbox.issue(team.name, fresh);
  await page.getByLabel("Personal access token").fill(fresh);
  await page.getByRole("button", { name: "Save connection" }).click();
  await expect(page.getByText("Working", { exact: true })).toBeVisible();
});

const faults: { name: string; fault: Fault; said: RegExp }[] = [
  {
    name: "is down",
    fault: { kind: "drop-before" },
    said: /did not answer|does not answer|unavailable|not reach/i,
  },
  { name: "fails", fault: { kind: "status", status: 500 }, said: /Amiqus/ },
  { name: "asks to wait", fault: { kind: "rate-limit", retryAfter: 60 }, said: /rate limit|wait|requests/i },
  { name: "answers nonsense", fault: { kind: "malformed-json" }, said: /Amiqus/ },
  { name: "answers without end", fault: { kind: "oversized", bytes: 20_000_000 }, said: /Amiqus/ },
];

for (const { name, fault, said } of faults) {
  test(`while the provider ${name} the desk shows what it knows and says why it is not newer`, async ({
    team,
  }) => {
    const open = await openRecord(team);
    const { page } = open;
    const words = await open.heading.textContent();
    await sandbox.fault("/", { method: "GET", times: 0, ...fault });
    await page.getByRole("button", { name: "Ask Amiqus now" }).click();
    await expect(open.article.getByText(said).last()).toBeVisible({ timeout: 40_000 });
    await expect(open.heading).toHaveText(words ?? "");
    await expect(open.article.getByText(/^(webhook|poll|our own change), /)).toBeVisible();
    await page.goto("/cases");
    await expect(page.getByRole("list", { name: "Cases" }).getByRole("listitem")).toHaveCount(1);
    await page.goto("/settings/connections");
    await expect(page.getByRole("list", { name: "Connections" })).toContainText("Amiqus");
  });
}

test("a provider that does not answer is named above the list, with the age of what is shown", async ({
  team,
}) => {
  const { page } = await openRecord(team);
  await sandbox.fault("/", { kind: "drop-before", times: 0 });
  const banner = page.getByText(/does not answer$/).first();
  await expect(banner).toBeVisible({ timeout: 40_000 });
  await expect(page.getByText("Its cases are shown as of")).toBeVisible();
  await sandbox.clearFaults();
  await expect(banner).toBeHidden({ timeout: 40_000 });
});

test("a slow provider holds nobody up", async ({ team }) => {
  const open = await openRecord(team);
  await sandbox.fault("/", { kind: "latency", ms: 3_000, times: 0 });
  await open.page.getByRole("button", { name: "Ask Amiqus now" }).click();
  await expect(open.article.getByText("Fetching details")).toBeVisible();
  const documents = await open.tab("Timeline");
  await expect(documents.getByText("launched it")).toBeVisible();
  await sandbox.clearFaults();
});

test("a lost answer is looked up by reference and the client is never created twice", async ({ team }) => {
  await team.connect();
  const page = await team.as("staff");
  const watch = await sandbox.watch();
  await sandbox.fault("/clients$", { kind: "drop-after", method: "POST" });
  await createClient(page, person());
  await expect(toast(page, "The client is saved, but not everything arrived at the provider")).toBeVisible();
  await expect(page.getByText(/outcome unknown/).first()).toBeVisible();
  await expect(page.getByRole("region", { name: "Known to" })).not.toContainText(
    "does not know this client yet",
    {
      timeout: 40_000,
    },
  );
  await expect(page.getByText(/outcome unknown/)).toHaveCount(0);
  expect(await watch.count("POST", "/clients$")).toBe(1);
  expect((await sandbox.team(team.name)).clients).toHaveLength(1);
});

test("a launch whose answer was lost is found again and never sent twice", async ({ team }) => {
  await team.connect();
  const page = await team.as("staff");
  const launch = new LaunchPage(page);
  const clientId = await createClient(page, person());
  await launch.open(clientId);
  await launch.add("Photo ID");
  const watch = await sandbox.watch();
  await sandbox.fault("/records$", { kind: "drop-after", method: "POST" });
  await launch.submit.click();
  await expect(page.getByText(/outcome unknown/).first()).toBeVisible();
  await expect(launch.submit).toBeDisabled();

  await page.goto(`/clients/${clientId}`);
  const cases = page.getByRole("table", { name: "Cases of this client" });
  await expect(cases.getByRole("link", { name: /Photo ID/ })).toBeVisible({ timeout: 40_000 });
  await expect(page.getByText(/outcome unknown/)).toHaveCount(0, { timeout: 40_000 });
  expect(await watch.count("POST", "/records$")).toBe(1);
  expect((await sandbox.team(team.name)).records).toHaveLength(1);
});

/** A promise and what fulfils it. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

/** Each brings a client's page under way and gives the function that lets it arrive. */
const slowPages = {
  "in a hidden tab": async (page: Page, clientId: string) => {
    const stream = page.waitForRequest(/\/api\/events/);
    await page.goto(`/clients/${clientId}`);
    const closed = page.waitForEvent("requestfailed", (request) => request.url().includes("/api/events"));
    await stream;
    await turnTab(page, "hidden");
    await closed;
    return () => turnTab(page, "visible");
  },
  "whose stream is not open yet": async (page: Page, clientId: string) => {
    const { open, opened } = gate();
    await page.route(/\/api\/events/, async (route) => {
      await opened;
      await route.continue();
    });
    await page.goto(`/clients/${clientId}`);
    await expect(page.getByText("No cases yet")).toBeVisible();
    return open;
  },
  "that the server has made but not delivered": async (page: Page, clientId: string) => {
    await page.goto("/clients");
    const [made, delivered] = [gate(), gate()];
    await page.route(new RegExp(`/clients/${clientId}\\?`), async (route) => {
      if (route.request().headers()["next-router-prefetch"]) return route.continue();
      const response = await route.fetch();
      made.open();
      await delivered.opened;
      await route.fulfill({ response });
    });
    await page.locator(`a[href="/clients/${clientId}"]`).first().click();
    await made.opened;
    return delivered.open;
  },
};

for (const [name, begin] of Object.entries(slowPages)) {
  test(`a page ${name} shows what changes meanwhile`, async ({ team }) => {
    await team.connect();
    const page = await team.as("staff");
    const clientId = await createClient(page, person());
    const other = await team.as("manager");
    const launch = new LaunchPage(other);
    await launch.open(clientId);
    await launch.add("Photo ID");
    const arrive = await begin(page, clientId);
    await launch.submit.click();
    await other.waitForURL(/\/cases\/[0-9a-f-]{36}/);
    await other.goto(`/clients/${clientId}`);
    const launched = (one: Page) =>
      one.getByRole("table", { name: "Cases of this client" }).getByRole("link", { name: /Photo ID/ });
    await expect(launched(other)).toBeVisible();
    await arrive();
    await expect(launched(page)).toBeVisible();
  });
}

test("a double click launches once", async ({ team }) => {
  await team.connect();
  const page = await team.as("staff");
  const launch = new LaunchPage(page);
  await launch.open(await createClient(page, person()));
  await launch.add("Photo ID");
  const watch = await sandbox.watch();
  await launch.submit.dblclick();
  await page.waitForURL(/\/cases\/[0-9a-f-]{36}/);
  expect(await watch.count("POST", "/records$")).toBe(1);
});

test("what the provider refuses stands beside its field, and what was typed stays", async ({ team }) => {
  await team.connect();
  const page = await team.as("staff");
  const client = person();
  await sandbox.fault("/clients$", {
    kind: "status",
    method: "POST",
    status: 422,
    body: { email: ["The email address is on a blocked domain."] },
  });
  await page.goto("/clients/new");
  await fillClient(page, client);
  await page.getByRole("button", { name: "Create client" }).click();
  const email = page.getByLabel("E-mail");
  await expect(email).toHaveAccessibleDescription(/The email address is on a blocked domain/);
  await expect(email).toHaveValue(client.email);
  await expect(page.getByLabel("Last name")).toHaveValue(client.lastName);
  await page.getByRole("button", { name: "Create client" }).click();
  await page.waitForURL(/\/clients\/[0-9a-f-]{36}$/);
  expect((await sandbox.team(team.name)).clients).toHaveLength(1);
});

test("another team's id answers exactly as an id that nobody has", async ({ team, desk }) => {
  const connectionId = await team.connect();
  const page = await team.as("staff");
  const clientId = await createClient(page, person());
  const launch = new LaunchPage(page);
  await launch.open(clientId);
  await launch.add("Photo ID");
  const caseId = await launch.launch();

  const stranger = await desk.as("admin");
  const answer = async (path: string) => {
    const response = await stranger.request.get(`${environment.baseUrl}${path}`);
    const body = (await response.text()).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "id");
    return { status: response.status(), body };
  };
  const nobody = "01900000-0000-7000-8000-000000000000";
  for (const [path, id] of [
    ["/api/cases/", caseId],
    ["/api/clients/", clientId],
    ["/api/connections/", connectionId],
  ] as const) {
    const theirs = await answer(`${path}${id}`);
    expect(theirs.status).toBe(404);
    expect(theirs).toEqual(await answer(`${path}${nobody}`));
  }
  await stranger.goto(`/cases/${caseId}`);
  await expect(stranger.getByText(/There is no such case|There is nothing here/)).toBeVisible();
  await stranger.goto(`/clients/${clientId}`);
  await expect(stranger.getByText("There is nothing here")).toBeVisible();
});
