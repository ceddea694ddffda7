import type { Page } from "@playwright/test";
import { expectAccessible } from "./a11y";
import { unique } from "./environment";
import { expect, type OwnTeam, test, toast } from "./fixtures";
import { Hub } from "./pages/action-management";
import { CasePage } from "./pages/case";

test.describe.configure({ timeout: 180_000 });

/** A team that is connected to a hub of its own and nowhere else. */
async function connected(team: OwnTeam) {
  const hub = await Hub.make(unique(), [team.email("admin"), team.email("manager"), team.email("staff")]);
  const admin = await team.as("admin");
  await hub.fill(admin, "Complaints");
  await admin.getByRole("button", { name: "Save connection" }).click();
  await admin.waitForURL(/\/settings\/connections\/(?!new)[0-9a-f-]{36}$/);
  return { hub, admin, root: new URL(admin.url()).pathname };
}

/** A customer answers the survey; the case that it raises is opened on the desk once a poll has brought it. */
async function arrived(hub: Hub, page: Page) {
  const name = `Clara Clayton-${unique()}`;
  const survey = await page.context().newPage();
  await hub.answerSurvey(survey, { name, email: `clara@${unique()}.example`, satisfaction: "Low" });
  await survey.close();
  const [raised] = await hub.cases();
  const line = page.getByRole("link", { name: new RegExp(name) }).first();
  await expect(async () => {
    await page.goto("/cases");
    await expect(line).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
  await line.click();
  const open = new CasePage(page);
  await expect(open.article).toBeVisible();
  return { open, name, providerCaseId: raised?.id ?? 0, title: raised?.name ?? "" };
}

test("an admin connects a hub, and its secret is never shown again", async ({ team }) => {
  const page = await team.as("admin");
  const hub = await Hub.make(unique(), [team.email("admin")]);
  await hub.fill(page, "Complaints", "not-the-secret");
  await page.getByRole("button", { name: "Test connection" }).click();
  await expect(page.getByRole("main").getByText("The test failed")).toBeVisible();
  await page.getByLabel("Client secret").fill(hub.secret);
  await page.getByRole("button", { name: "Test connection" }).click();
  await expect(page.getByRole("main").getByText(`hub ${hub.id} with 4 lists and 2 roles`)).toBeVisible();
  await page.getByRole("button", { name: "Save connection" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Complaints" })).toBeVisible();
  await expect(page.getByText("Working", { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Client secret")).toHaveValue("");
  expect(await page.content()).not.toContain(hub.secret);
});

test("a survey response raises a case that a poll brings, with what is due and who said it", async ({
  team,
}) => {
  const { hub, admin } = await connected(team);
  const { open, name, providerCaseId } = await arrived(hub, admin);
  await expect(open.heading).toContainText(name);
  await expect(open.article).toContainText("Needs review");
  const overview = open.article.getByRole("tabpanel");
  await expect(overview.getByText(name)).toBeVisible();
  const facts = admin.getByRole("complementary", { name: "Facts" });
  await expect(facts.getByText("Escalated")).toBeVisible();
  await expect(facts.getByText("Low satisfaction", { exact: true })).toBeVisible();
  await expectAccessible(admin, "Case of a hub");

  // A poll brings what somebody there does, without anybody asking.
  await hub.change(providerCaseId, { status: "Completed" });
  await expect(open.article).toContainText("Closed", { timeout: 60_000 });
});

test("a case is changed, a conflict shows both values, and the assignee is mirrored", async ({ team }) => {
  const { hub, admin } = await connected(team);
  const { open, providerCaseId, title } = await arrived(hub, admin);
  const tab = await open.tab("Change");
  await expect(tab.getByLabel("Name")).toHaveValue(title);
  await expectAccessible(admin, "Change a case of a hub");
  await tab.getByLabel("Cost").fill("12.5");
  await tab.getByLabel("Category", { exact: true }).selectOption("Footwear");
  await tab.getByLabel("Sub-category of category").selectOption("Casual Shoes");
  await tab.getByLabel("Status").selectOption("In Progress");
  await tab.getByRole("button", { name: "Save case" }).click();
  await expect(toast(admin, "Case changed")).toBeVisible();
  await expect(open.article).toContainText("In Progress");
  expect((await hub.cases())[0]).toMatchObject({ status: "In Progress" });

  await tab.getByLabel("Name").fill("Soles came off");
  await tab.getByLabel("Cost").fill("20");
  await hub.change(providerCaseId, { name: "Refund wanted" });
  await tab.getByRole("button", { name: "Save case" }).click();
  const notice = tab.getByRole("alert");
  await expect(notice).toContainText("Nothing was sent");
  await expect(notice).toContainText("Refund wanted");
  await expect(notice).toContainText("Soles came off");
  expect((await hub.cases())[0]?.name).toBe("Refund wanted");
  await expectAccessible(admin, "Conflict in a case of a hub");
  await notice.getByRole("button", { name: "Keep mine for Name" }).click();
  await tab.getByRole("button", { name: "Save case" }).click();
  await expect(open.article.getByText("Soles came off").first()).toBeVisible();
  await expect.poll(async () => (await hub.cases())[0]?.name).toBe("Soles came off");

  const role = tab.getByRole("group", { name: "Watcher" });
  await role.getByRole("combobox", { name: "Add to Watcher" }).click();
  await admin.getByRole("option", { name: new RegExp(team.email("staff")) }).click();
  await tab.getByRole("button", { name: "Save case" }).click();
  await expect(role.getByRole("button", { name: /^Take staff/ })).toBeVisible();
});

test("notes are read on the case and over the whole hub, within the feed's rules", async ({ team }) => {
  const { hub, admin, root } = await connected(team);
  const { open, providerCaseId, title } = await arrived(hub, admin);
  await hub.note(providerCaseId, "Called the customer back.");
  const tab = await open.tab("Notes");
  await expect(tab.getByText("Called the customer back.")).toBeVisible();
  await expect(tab.getByText("Case created")).toBeVisible();
  await tab
    .getByRole("button", { name: /^Open note/ })
    .first()
    .click();
  const dialog = admin.getByRole("dialog", { name: /^Note / });
  await expect(dialog.getByText("Called the customer back.")).toBeVisible();
  await admin.keyboard.press("Escape");

  await admin.goto(`${root}/notes`);
  await expect(admin.getByRole("link", { name: title }).first()).toBeVisible();
  await expectAccessible(admin, "Notes of a hub");
  await admin.getByLabel("Changed from").fill("");
  await admin.getByRole("button", { name: "Show notes" }).click();
  await expect(admin.getByText("Enter a first day, a last day or both.")).toBeVisible();
  await admin.getByLabel("Changed from").fill("2026-02-01");
  await admin.getByLabel("Changed until").fill("2026-01-01");
  await admin.getByRole("button", { name: "Show notes" }).click();
  await expect(admin.getByText("The last day must not be before the first.")).toBeVisible();
  await admin.goto(`${root}/cases`);
  await expect(admin.getByRole("link", { name: `Open ${title}` })).toBeVisible();
});

test("an admin says what a status means, and the cases follow", async ({ team }) => {
  const { hub, admin, root } = await connected(team);
  const { providerCaseId } = await arrived(hub, admin);
  const caseUrl = admin.url();
  await admin.goto(`${root}/program`);
  await expect(admin.getByRole("heading", { name: "Store Location" })).toBeVisible();
  await expect(admin.getByText("Athletic Shoes or Boots, Casual Shoes")).toBeVisible();
  await expectAccessible(admin, "Lists and roles of a hub");
  for (const [status, meaning] of [
    ["Not Started", "On hold"],
    ["In Progress", "Waiting on client"],
  ] as const) {
    await admin.getByLabel(`Means “${status}”`).selectOption(meaning);
    await admin.getByRole("button", { name: `Save what “${status}” means` }).click();
    await expect(toast(admin, new RegExp(`“${status}” is mapped`))).toBeVisible();
  }
  await admin.goto(caseUrl);
  const open = new CasePage(admin);
  await expect(open.article).toContainText("On hold");
  await hub.change(providerCaseId, { status: "In Progress" });
  await expect(open.article).toContainText("Waiting on client", { timeout: 60_000 });
});

test("a manager deletes a case there after typing its name; staff may not", async ({ team }) => {
  const { hub, admin } = await connected(team);
  const { open, title } = await arrived(hub, admin);
  const staff = new CasePage(await team.as("staff"));
  await staff.open(new URL(admin.url()).pathname.split("/").at(-1) ?? "");
  const theirs = await staff.tab("Change");
  await expect(theirs.getByRole("button", { name: "Save case" })).toBeVisible();
  await expect(theirs.getByRole("button", { name: "Delete case" })).toHaveCount(0);

  const tab = await open.tab("Change");
  await tab.getByRole("button", { name: "Delete case" }).click();
  const dialog = admin.getByRole("alertdialog", { name: "Delete case at the hub" });
  await dialog.getByRole("button", { name: "Delete case" }).click();
  await expect(dialog.getByText("Type it exactly as shown.")).toBeVisible();
  await dialog.getByLabel(/^Type/).fill(title);
  await dialog.getByRole("button", { name: "Delete case" }).click();
  await expect(toast(admin, "Case deleted at the hub")).toBeVisible();
  expect(await hub.cases()).toEqual([]);
  await expect(tab.getByText("This case is deleted at its hub")).toBeVisible();
});
