import { expectAccessible } from "./a11y";
import { unique } from "./environment";
import { expect, type OwnTeam, test, toast } from "./fixtures";
import { aplyidSandbox, connectAplyid, deliver, pasteAddress } from "./pages/aplyid";
import { CasePage } from "./pages/case";
import { createClient } from "./pages/clients";
import { LaunchPage } from "./pages/launch";
import { sandbox } from "./sandbox";

test.describe.configure({ timeout: 240_000 });

/** A team that is connected to Amiqus and to APLYiD, and somebody to launch for. */
async function connected(team: OwnTeam) {
  await team.connect();
  const key = `sandbox-aplyid-key-${unique()}`;
  const admin = await team.as("admin");
  const { address } = await connectAplyid(admin, { name: "APLYiD test", key });
  const portal = await admin.context().newPage();
  await pasteAddress(portal, key, address);
  await portal.close();
  return { admin, key, address };
}

const person = () => {
  const lastName = `Baines-${unique()}`;
  return { firstName: "Lorraine", lastName, email: `lorraine@${lastName}.example`.toLowerCase() };
};

test("a client is launched at two providers in one go: one fails, the other stands, and both are compared", async ({
  team,
}) => {
  const { admin, key, address } = await connected(team);
  const page = await team.as("staff");
  const client = { ...person(), dob: "1968-06-12" };
  const clientId = await createClient(page, client);
  const launch = new LaunchPage(page);
  await page.goto(`/clients/${clientId}`);
  await page.getByRole("link", { name: "Launch", exact: true }).click();
  await launch.need("Identity document");
  await launch.need("Sanctions and PEP");
  await launch.need("Guided review");
  const places = page.getByRole("list", { name: "Where it is launched" });
  await expect(places.getByRole("listitem").filter({ hasText: "Guided review" })).toContainText(
    "APLYiD test",
  );
  for (const step of ["Photo ID", "Watchlist"]) await expect(launch.step(step)).toBeVisible();
  await page.getByLabel("Client’s name").fill("Lorraine McFly");
  await expect(launch.review).toContainText(/Cost\s*\d+ credits/);
  await expectAccessible(page, "launch at two providers");

  await sandbox.fault("/records$", {
    kind: "status",
    method: "POST",
    status: 422,
    body: { message: ["The message is not allowed."] },
  });
  await page.getByRole("button", { name: "Launch at 2 connections" }).click();
  const results = page.getByRole("region", { name: "What came of it" });
  const result = (name: RegExp) => results.getByRole("listitem").filter({ hasText: name });
  await expect(result(/APLYiD/)).toContainText("launched, open the case");
  await expect(result(/Amiqus/)).toContainText("not launched");
  await expect(page.getByRole("textbox", { name: "Message" })).toHaveAccessibleDescription(/not allowed/);
  await expect(page.getByLabel("Client’s name")).toHaveCount(0);
  expect((await sandbox.team(team.name)).records).toHaveLength(0);

  await page.getByRole("button", { name: /^Launch at Amiqus .* again$/ }).click();
  await expect(result(/Amiqus/)).toContainText("launched, open the case");
  await expect(toast(page, "All launched")).toBeVisible();
  expect((await sandbox.team(team.name)).records).toHaveLength(1);
  const [made] = await aplyidSandbox.cases(key);
  expect(await aplyidSandbox.cases(key)).toHaveLength(1);

  await page.getByRole("link", { name: "Back to the client" }).click();
  const said = page.getByRole("region", { name: "What providers say" });
  await expect(said).toContainText("They disagree on: name.");
  await expect(said.getByRole("row", { name: /^Name/ })).toContainText("Lorraine McFly, differs");
  const history = page.getByRole("list", { name: "History, newest first" });
  await expect(history.getByText("launched a case")).toHaveCount(2);
  await page.getByRole("region", { name: "Timeline" }).getByLabel("Connection").selectOption("APLYiD test");
  await expect(history.getByText("launched a case")).toHaveCount(1);
  await page.getByRole("region", { name: "Timeline" }).getByLabel("Connection").selectOption("");
  await expectAccessible(page, "client of two providers");

  // A status that no documentation names: it is shown as it is until an admin says what it means.
  const told = { case_id: made?.id, external_id: made?.externalId, status: "hibernating" };
  expect(await deliver(address, { ...told, client: { id: 1, name: "Lorraine McFly" } })).toBe(200);
  const cases = page.getByRole("table", { name: "Cases of this client" });
  await expect(cases.getByText("hibernating").first()).toBeVisible();
  await expect(history.getByText(/Webhook “case.completed” came/)).toBeVisible();
  await admin.goto("/settings/mappings");
  const open = admin.getByRole("region", { name: "Statuses to map", exact: true });
  const lane = open.getByRole("row", { name: /hibernating/ });
  await expect(lane).toContainText("1 case");
  await expectAccessible(admin, "mappings");
  await lane.getByLabel(/^Means/).selectOption("on_hold");
  await lane.getByRole("button", { name: /^Save/ }).click();
  await expect(toast(admin, "“hibernating” is mapped; 1 case changed")).toBeVisible();
  const decided = admin.getByRole("region", { name: "Mapped by admins", exact: true });
  await expect(decided.getByRole("row", { name: /hibernating/ })).toBeVisible();
  // The other member's page follows by itself.
  await expect(cases.getByText("On hold").first()).toBeVisible();
});

test("a bundle is saved as a template by a manager and used by staff", async ({ team }) => {
  await connected(team);
  const manager = await team.as("manager");
  const first = new LaunchPage(manager);
  await first.open(await createClient(manager, person()), "APLYiD");
  await first.choose("Amiqus");
  await first.add("Watchlist");
  await manager.getByLabel("Nature and purpose").fill("Purchase of a house");
  const save = manager.getByRole("button", { name: "Save as template" });
  await save.click();
  const dialog = manager.getByRole("dialog", { name: "Save as template" });
  await dialog.getByRole("button", { name: "Save template" }).click();
  await expect(dialog.getByText("Enter a name for the template.")).toBeVisible();
  await dialog.getByLabel("Name").fill("House purchase");
  await dialog.getByRole("button", { name: "Save template" }).click();
  await expect(toast(manager, "Template saved")).toBeVisible();

  const staff = await team.as("staff");
  const launch = new LaunchPage(staff);
  const client = person();
  await staff.goto(`/cases/launch?client=${await createClient(staff, client)}`);
  await expect(staff.getByRole("button", { name: "Save as template" })).toHaveCount(0);
  await staff.getByLabel("Start from a template").selectOption("House purchase");
  await expect(launch.step("Watchlist")).toBeVisible();
  await expect(staff.getByLabel("Nature and purpose")).toHaveValue("Purchase of a house");
  await expect(staff.getByLabel("Last name")).toHaveValue(client.lastName);
  await staff.getByRole("button", { name: "Launch at 2 connections" }).click();
  await expect(toast(staff, "All launched")).toBeVisible();
  expect((await sandbox.team(team.name)).records).toHaveLength(1);

  await manager.getByRole("button", { name: "Manage templates" }).click();
  const templates = manager.getByRole("dialog", { name: "Templates" });
  await templates.getByLabel(/^Name of/).fill("House purchase, joint");
  await templates.getByRole("button", { name: /^Rename/ }).click();
  await expect(toast(manager, "Template renamed")).toBeVisible();
  await templates.getByRole("button", { name: /^Delete/ }).click();
  await manager.getByRole("alertdialog").getByRole("button", { name: "Delete template" }).click();
  await expect(templates.getByText("The team has no templates.")).toBeVisible();
});

test("a case without a client is linked by hand and taken off again", async ({ team }) => {
  await connected(team);
  const page = await team.as("staff");
  const client = person();
  const clientId = await createClient(page, client);
  const launch = new LaunchPage(page);
  await launch.open(clientId, "APLYiD");
  await launch.launch();
  const open = new CasePage(page);
  await open.more("Unlink client");
  await page.getByRole("alertdialog").getByRole("button", { name: "Unlink client" }).click();
  await expect(toast(page, "Case taken off the client")).toBeVisible();
  await open.more("Link to client");
  const dialog = page.getByRole("alertdialog", { name: "Link to client" });
  await dialog.getByLabel("Client").fill(client.lastName);
  await page.getByRole("option", { name: new RegExp(client.lastName) }).click();
  await dialog.getByRole("button", { name: "Link case" }).click();
  await expect(toast(page, "Case linked to the client")).toBeVisible();
  const timeline = await open.tab("Timeline");
  await expect(timeline.getByText("linked it to a client")).toBeVisible();
  await page.goto(`/clients/${clientId}`);
  await expect(page.getByText("took a case off the client")).toBeVisible();
});
