import type { Page } from "@playwright/test";
import { expectAccessible } from "./a11y";
import { unique } from "./environment";
import { expect, type OwnTeam, test, toast } from "./fixtures";
import {
  AplyidLaunch,
  aplyidSandbox,
  connectAplyid,
  deliver,
  fillAplyid,
  GuidedFlow,
  pasteAddress,
} from "./pages/aplyid";
import { CasePage } from "./pages/case";
import { createClient } from "./pages/clients";

test.describe.configure({ timeout: 180_000 });

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
const newKey = () => `sandbox-aplyid-key-${unique()}`;

/** A team that is connected to APLYiD and nowhere else, with the address pasted there. */
async function connected(team: OwnTeam) {
  const key = newKey();
  const admin = await team.as("admin");
  const { connectionId, address } = await connectAplyid(admin, { name: "APLYiD test", key });
  const portal = await admin.context().newPage();
  await pasteAddress(portal, key, address);
  await portal.close();
  return { admin, key, address, root: `/settings/connections/${connectionId}` };
}

/** Creates somebody and opens the launch page. */
async function startLaunch(page: Page) {
  const lastName = `Baines-${unique()}`;
  const client = { firstName: "Lorraine", lastName, email: `lorraine@${lastName}.example`.toLowerCase() };
  const clientId = await createClient(page, { ...client, dob: "1968-06-12" });
  const launch = new AplyidLaunch(page);
  await launch.open(clientId);
  return { launch, clientId, lastName };
}

test("an admin connects APLYiD, is told of the key's end and pastes the address", async ({ team }) => {
  const page = await team.as("admin");
  const key = newKey();
  await fillAplyid(page, { name: "APLYiD test", key });
  await page.getByRole("button", { name: "Test connection" }).click();
  await expect(page.getByRole("main").getByText("The first launch shows whether")).toBeVisible();

  const { address } = await connectAplyid(page, { name: "APLYiD test", key, madeOn: daysAgo(25) });
  await expect(page.getByRole("heading", { level: 1, name: "APLYiD test" })).toBeVisible();
  await expect(page.getByText("Not tested yet", { exact: true }).first()).toBeVisible();
  await expect(page.getByText("Test", { exact: true }).first()).toBeVisible();
  await expect(page.getByText(/ends soon/)).toBeVisible();
  expect(address).toMatch(/\/api\/webhooks\/[\w-]{30,}$/);
  expect(await page.content()).not.toContain(key);
  await expectAccessible(page, "APLYiD");

  const url = page.url();
  await pasteAddress(page, key, address);
  await page.goto(url);
  await page.getByRole("link", { name: "Deliveries", exact: true }).click();
  await expect(page.getByText("Nothing is parked")).toBeVisible();
  await expect(page.getByText("Nothing has arrived yet")).toBeVisible();
});

test("a case is launched, completed in its guided flow, and approved here without a reload", async ({
  team,
}) => {
  const { key } = await connected(team);
  const page = await team.as("staff");
  const { launch, lastName } = await startLaunch(page);
  await expect(page.getByLabel("Name of the case")).toHaveValue(new RegExp(lastName));
  await page.getByLabel("Name of the case").fill("");
  await page.getByLabel("Highest transaction value").fill("-1");
  await page.getByLabel("Phone").fill("021 012 3456");
  await page.getByLabel("Send an address").check();
  await launch.submit.click();
  for (const problem of [
    "Enter a name for the case.",
    "Enter an amount above 0",
    "letters, digits, spaces or hyphens",
    "country code",
  ]) {
    await expect(page.getByText(problem).first()).toBeVisible();
  }
  await page.getByLabel("Name of the case").fill("Purchase of a house");
  await page.getByLabel("Highest transaction value").fill("50,000");
  await page.getByLabel("Phone").fill("+64 21 012 3456");
  await page.getByRole("combobox", { name: /^Country/ }).fill("New Zealand");
  await page.getByRole("option", { name: "New Zealand" }).first().click();
  await page.getByLabel("Address line 1").fill("22 Pollen Street");
  await page.getByLabel("State or region").fill("Auckland");
  await page.getByRole("textbox", { name: /^Postcode/ }).fill("1021");
  const caseId = await launch.launch();

  const open = new CasePage(page);
  await expect(open.heading).toContainText("Purchase of a house");
  await expect(open.article).toContainText("No decision yet");
  await expect(open.article).toContainText("by the answer to the launch");
  await expect(open.article.getByRole("button", { name: /^Ask / })).toHaveCount(0);
  expect(await aplyidSandbox.cases(key)).toHaveLength(1);

  const opened = page.context().waitForEvent("page");
  await open.article.getByRole("link", { name: /^Complete guided flow/ }).click();
  const flow = new GuidedFlow(await opened);
  await flow.complete("Approve");
  // The desk was left alone meanwhile.
  await expect(open.article).toContainText("by the delivery");
  await expect(open.article.getByText("Approved", { exact: true }).first()).toBeVisible();
  await expect(open.article.getByText(/^webhook, /)).toBeVisible();
  await expect(open.article).toContainText("7 days after completion");
  await expectAccessible(page, "APLYiD");

  await open.decide("Reopen", "The purchase has changed");
  await expect(open.article.getByText("Needs review", { exact: true }).first()).toBeVisible();
  const history = await open.tab("Timeline");
  await expect(history.getByText("The purchase has changed")).toBeVisible();
  expect(await (await team.as("auditor")).goto(`/cases/${caseId}`)).toBeTruthy();
});

test("deliveries of nobody's case are parked, dismissed and attached by an admin", async ({ team }) => {
  const { admin, address, root } = await connected(team);
  const page = await team.as("staff");
  const { launch } = await startLaunch(page);
  await launch.launch();
  const told = (caseId: number, name: string) => ({
    case_id: caseId,
    external_id: `portal-${unique()}`,
    guided_flow_id: 1,
    status: "completed",
    client: { id: 1, name, external_id: null, approval_status: "denied" },
  });
  await admin.goto(`${root}/deliveries`);
  await expect(admin.getByText("Nothing is parked")).toBeVisible();
  expect(await deliver(address, told(90_001, "Biff Tannen"))).toBe(200);
  const parked = admin.getByRole("list", { name: "Parked deliveries" }).getByRole("listitem");
  // It shows by itself.
  await expect(parked.filter({ hasText: "Biff Tannen" })).toContainText("denied");
  await expectAccessible(admin, "parked deliveries");
  await parked.getByRole("button", { name: "Dismiss" }).click();
  await admin.getByRole("alertdialog").getByRole("button", { name: "Dismiss delivery" }).click();
  await expect(toast(admin, "Dismissed")).toBeVisible();
  await expect(admin.getByText("Nothing is parked")).toBeVisible();

  expect(await deliver(address, told(90_002, "Lorraine"))).toBe(200);
  await parked.getByRole("button", { name: "Attach to a case" }).click();
  const dialog = admin.getByRole("alertdialog", { name: "Attach delivery" });
  await dialog.getByRole("button", { name: "Attach delivery" }).click();
  await expect(dialog.getByText("Choose a case.")).toBeVisible();
  await dialog.getByRole("combobox", { name: /^Case/ }).fill("Onboarding");
  await admin.getByRole("option", { name: /Onboarding/ }).click();
  await dialog.getByRole("button", { name: "Attach delivery" }).click();
  await expect(toast(admin, "Attached to the case")).toBeVisible();
  // The other member's page follows by itself.
  await expect(new CasePage(page).article.getByText("Rejected", { exact: true }).first()).toBeVisible();

  await page.goto(`${root}/deliveries`);
  await expect(page.getByText("Admins can read parked deliveries")).toBeVisible();
  expect(await page.content()).not.toContain("Biff Tannen");
});

test("a launch whose answer is lost is not sent again, and settled by its delivery or by hand", async ({
  team,
}) => {
  const { key } = await connected(team);
  const page = await team.as("staff");
  const { launch, clientId } = await startLaunch(page);
  await aplyidSandbox.fault("drop-after");
  await launch.submit.click();
  await expect(page.getByText(/Launch case: outcome unknown/).first()).toBeVisible();
  const made = await aplyidSandbox.cases(key);
  expect(made).toHaveLength(1);
  await page.goto(`/clients/${clientId}`);
  await expect(page.getByText(/Launch case: outcome unknown/).first()).toBeVisible();
  await aplyidSandbox.complete(made[0]?.id ?? 0, "approved");
  await expect(page.getByText(/Launch case: outcome unknown/)).toHaveCount(0);
  await page.goto("/cases?status=approved");
  await expect(page.getByRole("link", { name: /Onboarding of Lorraine/ }).first()).toBeVisible();
  expect(await aplyidSandbox.cases(key)).toHaveLength(1);

  await launch.open(clientId);
  await aplyidSandbox.fault("drop-after");
  await launch.submit.click();
  await page.getByRole("button", { name: "It is there" }).click();
  const dialog = page.getByRole("alertdialog", { name: "It is there?" });
  const settle = async (number: string) => {
    await dialog.getByLabel(/^Case number/).fill(number);
    await dialog.getByRole("button", { name: "It is this one" }).click();
  };
  await settle("LN-7");
  await expect(dialog.getByText("digits alone")).toBeVisible();
  await settle(String(made[0]?.id));
  await expect(dialog.getByText("from another launch")).toBeVisible();
  await expectAccessible(page, "settle a launch");
  await settle(String((await aplyidSandbox.cases(key)).at(-1)?.id));
  await expect(toast(page, "Settled: APLYiD test has it.")).toBeVisible();
  await page.goto("/cases?status=processing");
  await page
    .getByRole("link", { name: /Onboarding of Lorraine/ })
    .first()
    .click();
  await expect(new CasePage(page).article).toContainText("by a member, who read its number there");
});
