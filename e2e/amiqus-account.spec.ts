import { createHash } from "node:crypto";
import { sql } from "./database";
import { unique } from "./environment";
import { expect, type OwnTeam, test, toast } from "./fixtures";
import { CasePage } from "./pages/case";
import { createClient } from "./pages/clients";
import { LaunchPage } from "./pages/launch";
import { saved } from "./pages/saved";
import { sandbox } from "./sandbox";

test.describe.configure({ timeout: 180_000 });

/** A connected team with one launched record, which a manager has open. */
async function openRecord(team: OwnTeam) {
  const connectionId = await team.connect();
  const page = await team.as("admin");
  const lastName = `Strickland-${unique()}`;
  const launch = new LaunchPage(page);
  await launch.open(
    await createClient(page, {
      firstName: "Gerald",
      lastName,
      email: `gerald.${lastName}@example.com`.toLowerCase(),
    }),
  );
  await launch.add("Photo ID");
  const caseId = await launch.launch();
  return { connectionId, page, caseId, root: `/settings/connections/${connectionId}` };
}

test("the provider's account, credits and templates have a tab each", async ({ team }) => {
  const { page, root } = await openRecord(team);
  await page.goto(root);
  const tabs = page.getByRole("navigation", { name: "Connection" });
  await tabs.getByRole("link", { name: "Account and team" }).click();
  const members = page.getByRole("table", { name: "Members at Amiqus and in the desk" });
  await expect(members).toContainText(team.email("staff"));
  await members.getByRole("button", { name: /^Details of staff/ }).click();
  const details = page.getByRole("dialog", { name: /^staff/ });
  await expect(details.getByText("member", { exact: true })).toBeVisible();
  await details.getByRole("button", { name: "Close" }).last().click();
  const profile = page.getByRole("form", { name: "Profile" });
  await profile.getByLabel("Name").fill("Emmett Brown");
  await profile.getByLabel("E-mail address").fill(`doc.${unique()}@e2e.test`);
  await profile.getByRole("button", { name: "Save profile" }).click();
  await expect(toast(page, "The profile is saved at Amiqus")).toBeVisible();
  await expect(page.getByText("Emmett Brown").first()).toBeVisible();
  const form = page.getByRole("form", { name: "Team" });
  await form.getByLabel("Contact").fill("hello@e2e.test");
  await form.getByLabel("Telephone").fill("+44 131 496 0000");
  await form.getByRole("button", { name: "Save team" }).click();
  await expect(toast(page, "The team is saved at Amiqus")).toBeVisible();

  await tabs.getByRole("link", { name: "Credits" }).click();
  await expect(page.getByRole("table", { name: "Balance by day" })).toBeVisible();
  const moved = page.getByRole("table", { name: "Movements of credits" });
  await expect(moved.getByRole("row")).not.toHaveCount(1);
  const file = await saved(page, () => page.getByRole("button", { name: "Export CSV" }).click());
  expect(file.name).toMatch(/^gatehouse-amiqus-credits-.*\.csv$/);

  await tabs.getByRole("link", { name: "Templates" }).click();
  await expect(page.getByRole("heading", { name: "Record templates" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "E-mail templates" })).toBeVisible();
});

test("a form is made, asked differently, and deleted again", async ({ team }) => {
  const id = await team.connect();
  const page = await team.as("admin");
  await page.goto(`/settings/connections/${id}/templates`);
  await page.getByRole("button", { name: "Create form" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Create form" }).click();
  await expect(dialog.getByRole("link", { name: "Enter a name for the form." })).toBeVisible();
  await dialog.getByLabel("Name").fill("Where the money is from");
  await dialog.getByLabel("Title of the section").fill("Money");
  const first = dialog.getByRole("listitem", { name: "Question 1.1" });
  await first.getByLabel("Kind").selectOption("radio");
  await first.getByRole("textbox", { name: /^Question/ }).fill("Where does it come from?");
  await first.getByLabel("Options").fill("Savings\nA sale");
  await dialog.getByRole("button", { name: "Create form" }).click();
  await expect(toast(page, "The form is created")).toBeVisible();
  const forms = page.getByRole("table", { name: "Forms" });
  await forms.getByRole("button", { name: "Edit Where the money is from" }).click();
  await expect(first.getByLabel("Options")).toHaveValue("Savings\nA sale");
  await dialog.getByRole("button", { name: "Add question" }).click();
  const second = dialog.getByRole("listitem", { name: "Question 1.2" });
  await second.getByRole("textbox", { name: /^Question/ }).fill("Since when?");
  await second.getByRole("button", { name: "Move question 1.2 up" }).click();
  await expect(first.getByRole("textbox", { name: /^Question/ })).toHaveValue("Since when?");
  await dialog.getByRole("button", { name: "Save form" }).click();
  await expect(toast(page, "The form is saved")).toBeVisible();
  await expect(forms).toContainText("Version 2, 3 fields");
  await forms.getByRole("button", { name: "Delete Where the money is from" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete form" }).click();
  await expect(page.getByText("None yet").first()).toBeVisible();
});

test("a record is held by several there, its token is told once, its report leaves a hash", async ({
  team,
}) => {
  const { page, caseId } = await openRecord(team);
  const open = new CasePage(page);
  await open.open(caseId);
  const there = await open.tab("At Amiqus");
  await there.getByRole("button", { name: "Choose assignees" }).click();
  const choose = page.getByRole("dialog", { name: "Choose assignees" });
  await choose.getByRole("checkbox", { name: /^staff/ }).check();
  await choose.getByRole("checkbox", { name: /^manager/ }).check();
  await choose.getByRole("button", { name: "Add chosen" }).click();
  await expect(toast(page, "2 assignees added")).toBeVisible();
  const held = there.getByRole("table", { name: "Assignees at Amiqus" });
  await held.getByRole("button", { name: /^Remove staff/ }).click();
  await expect(held.getByRole("row")).toHaveCount(2);
  await expect(page.getByRole("complementary", { name: "Facts" })).toContainText(/Assignee\s*manager/);
  await there.getByRole("button", { name: "Make token" }).click();
  const token = (await there.getByTestId("shown-once").textContent()) ?? "";
  expect(token.split(".")).toHaveLength(3);
  const rows = await sql<{ kept: string }>(
    "select string_agg(o::text, '') as kept from operations o where team_id = $1",
    [team.id],
  );
  expect(rows[0]?.kept).toContain("amiqus.sdk-token");
  expect(rows[0]?.kept).not.toContain(token);
  await there.getByRole("button", { name: "Hide token" }).click();
  await expect(there.getByTestId("shown-once")).toHaveCount(0);
  const file = await saved(page, () => open.more("Download report"));
  const sha256 = createHash("sha256").update(file.bytes).digest("hex");
  await page.goto("/audit");
  const row = page.getByRole("row").filter({ hasText: "Downloaded a report" });
  await expect(row).toContainText(sha256);
});

test("the webhook's events are chosen and its secret is rotated without a gap", async ({ team }) => {
  const { page, root } = await openRecord(team);
  const hooks = async () => (await sandbox.team(team.name)).webhooks;
  const events = async () =>
    (
      await sql<{ events: string[] }>("select webhook_events as events from connections where team_id = $1", [
        team.id,
      ])
    )[0]?.events;
  await expect.poll(async () => (await hooks()).length).toBe(1);
  await page.goto(`${root}/webhook`);
  await page.getByRole("radio", { name: /Chosen events/ }).check();
  await page.getByRole("checkbox", { name: "record.*" }).check();
  await page.getByRole("button", { name: "Save events" }).click();
  await expect(toast(page, "The events are saved")).toBeVisible();
  await expect.poll(events).toEqual(["record.*"]);

  const [old] = await hooks();
  await page.getByRole("button", { name: "Rotate secret" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Rotate secret" }).click();
  await expect(toast(page, "The new secret is in place beside the old one")).toBeVisible();
  const both = await hooks();
  expect(both.length).toBe(2);
  // The first delivery under the new secret ends the rotation at the next poll.
  for (const hook of both) await sandbox.ping(hook.id);
  await expect
    .poll(async () => (await hooks()).map((hook) => hook.id))
    .toEqual(both.filter((hook) => hook.id !== old?.id).map((hook) => hook.id));
  const refused = await sql<{ bad: number }>(
    "select bad_signatures as bad from connections where team_id = $1",
    [team.id],
  );
  expect(refused[0]?.bad).toBe(0);
  await expect(page.getByRole("table", { name: "Deliveries" })).toContainText("ping");
  await page.getByRole("button", { name: "Read the log again" }).click();
  await expect(page.getByRole("table", { name: "The provider's log" })).toContainText("Delivered");

  await page.getByRole("button", { name: "Switch off" }).first().click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Switch off" }).click();
  await expect.poll(async () => (await hooks())[0]?.enabled).toBe(false);
  await page.getByRole("button", { name: "Switch on" }).click();
  await expect.poll(async () => (await hooks())[0]?.enabled).toBe(true);
});

test("a desk that was away for 40 minutes catches up with the next poll", async ({ team }) => {
  const { page, caseId, root } = await openRecord(team);
  const there = async () => sandbox.team(team.name);
  await expect.poll(async () => (await there()).webhooks.length).toBe(1);
  const [hook] = (await there()).webhooks;
  const [record] = (await there()).records;
  const open = new CasePage(page);
  await open.open(caseId);
  try {
    await expect(async () => {
      // Where nothing listens: every try fails until the provider gives up and switches the webhook off.
      await sandbox.call(team.token, "PATCH", `/webhooks/${hook?.id}`, { url: "http://127.0.0.1:9/" });
      for (let times = 0; times < 12; times += 1) await sandbox.ping(hook?.id ?? 0);
      await sandbox
        .play(record?.id ?? 0, [{ type: "check.photo_id", outcome: "consider" }])
        .catch(() => undefined);
      await sandbox.advance(40);
      // A poll between these lines mends the webhook too early.
      expect((await there()).webhooks[0]?.enabled).toBe(false);
    }).toPass({ timeout: 40_000 });
    await expect.poll(async () => (await there()).webhooks[0]?.enabled, { timeout: 15_000 }).toBe(true);
    await expect(open.article).toContainText("Needs review");
  } finally {
    await sandbox.realTime();
  }
  await page.goto(`${root}/webhook`);
  await expect(page.getByText("On", { exact: true })).toBeVisible();
  expect((await there()).webhooks[0]?.url).toContain("/api/webhooks/");
  await expect(page.getByRole("table", { name: "Deliveries" })).toContainText("record.");
});
