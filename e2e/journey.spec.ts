import { readFile } from "node:fs/promises";
import { sql } from "./database";
import { tokenCanary, unique } from "./environment";
import { expect, type OwnTeam, test, toast } from "./fixtures";
import { CasePage } from "./pages/case";
import { createClient, fillClient } from "./pages/clients";
import { fillConnection } from "./pages/connections";
import { LaunchPage } from "./pages/launch";
import { sandbox } from "./sandbox";

const person = (firstName: string, lastName = `McFly-${unique()}`) => ({
  firstName,
  lastName,
  email: `${firstName}.${lastName}@example.com`.toLowerCase(),
});

async function assigneesAt(team: OwnTeam): Promise<string[]> {
  const there = await sandbox.team(team.name);
  const ids = there.records.flatMap((record) => record.assignees);
  return ids.map((id) => there.members.find((member) => member.id === id)?.email ?? String(id));
}

test("an admin connects the provider, and its token is never shown again", async ({ team }) => {
  const page = await team.as("admin");
  await page.goto("/settings");
  await page.getByRole("main").getByRole("link", { name: "Add connection" }).first().click();
  await fillConnection(page, { name: "Amiqus live", token: team.token });
  await page.getByRole("button", { name: "Test connection" }).click();
  const outcome = page.getByRole("main").getByText("The token works").locator("..");
  await expect(outcome).toContainText(`${team.email("admin")}) in ${team.name}`);
  await expect(outcome).toContainText(/\d+ of 600 requests are left/);
  await page.getByRole("button", { name: "Save connection" }).click();

  await expect(page.getByRole("heading", { level: 1, name: "Amiqus live" })).toBeVisible();
  await expect(page.getByText("Working", { exact: true })).toBeVisible();
  await expect(page.getByText(/^Webhook registered/)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Personal access token")).toHaveValue("");
  expect(await page.content()).not.toContain(tokenCanary);
});

test("staff creates a client with every field and is warned of one that the team has", async ({ team }) => {
  await team.connect();
  const page = await team.as("staff");
  const lorraine = { ...person("Lorraine"), dob: "1968-06-12", reference: `HV-${unique()}` };
  await page.goto("/clients/new");
  await page.getByLabel("Title").selectOption("ms");
  await fillClient(page, lorraine);
  await page.getByLabel("Middle name").fill("Anne");
  await page.getByLabel("Mobile").fill("07700 900123");
  await page.getByLabel("Landline").fill("0131 496 0000");
  await page.getByLabel("Flat or unit").fill("2F1");
  await page.getByLabel("House number").fill("9303");
  await page.getByLabel("Street", { exact: true }).fill("Lyon Drive");
  await page.getByLabel("Town or city").fill("Edinburgh");
  await page.getByLabel("Postcode").fill("EH12 5HD");
  await page.getByLabel("Country").fill("United Kingdom");
  await page
    .getByRole("option", { name: /United Kingdom/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Create client" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(lorraine.lastName);
  await expect(page.getByText("+447700900123")).toBeVisible();
  const clientUrl = page.url();
  const there = (await sandbox.team(team.name)).clients;
  expect(there.map((client) => client.reference)).toContain(lorraine.reference);

  for (const again of [
    { ...person("Stella"), email: lorraine.email },
    { ...person("Stella", lorraine.lastName), dob: lorraine.dob },
  ]) {
    await page.goto("/clients/new");
    await fillClient(page, again);
    await page.getByRole("button", { name: "Create client" }).click();
    await expect(page.getByText("The team may have this client already: 1 match")).toBeVisible();
    await expect(page.getByRole("button", { name: "Create anyway" })).toBeVisible();
    page.once("dialog", (dialog) => dialog.accept());
    await page.getByRole("link", { name: /^Open / }).click();
    await expect(page).toHaveURL(clientUrl);
  }
  expect((await sandbox.team(team.name)).clients).toHaveLength(1);
});

test("a record is launched, performed by the client, seen at once and reviewed", async ({ team }) => {
  await team.connect();
  const page = await team.as("staff");
  const marty = person("Marty");
  const launch = new LaunchPage(page);
  await launch.open(await createClient(page, { ...marty, dob: "1968-06-12" }));
  const photo = await launch.add("Photo ID");
  await photo.getByLabel("Compare a selfie with the document").check();
  await launch.add("Watchlist");
  const request = await launch.add("Document request");
  await request.getByLabel("Title").fill("Proof of address");
  await request.getByLabel("Instructions").fill("A bill from the last three months.");
  await expect(launch.review).toContainText(/Cost\s*\d+ credits/);
  await launch.launch();

  const open = new CasePage(page);
  await expect(open.heading).toContainText(marty.lastName);
  await expect(open.article).toContainText("Waiting on client");
  const client = await open.openClientsPage();
  await client.complete("Photo ID", "consider");
  // The desk was left alone meanwhile: what the client did is here, and the signed webhook that told of it was believed.
  await expect(open.article).toContainText("started");
  const believed =
    "select event from deliveries where team_id = $1 and state = 'processed' and event = 'record.updated'";
  await expect.poll(() => sql(believed, [team.id])).not.toEqual([]);
  await client.complete("Watchlist", "accepted");
  await client.complete("Document request: Proof of address", "complete");
  await expect(open.article).toContainText("Needs review");

  const reviewer = await team.as("manager");
  const view = new CasePage(reviewer);
  await view.open(new URL(page.url()).pathname.split("/").at(-1) ?? "");
  const checks = await view.tab("Checks");
  await expect(checks.getByRole("heading", { name: "Photo ID" })).toBeVisible();
  await expect(checks.getByText("consider", { exact: true }).first()).toBeVisible();
  for (const part of ["Document", "Data consistency", "Image integrity"]) {
    await expect(checks.getByText(part, { exact: false }).first()).toBeAttached();
  }
  await expect(checks.getByText("document-front.png")).toBeVisible();
  const documents = await view.tab("Documents");
  await expect(documents.getByRole("heading", { name: "Proof of address" })).toBeVisible();
  await expect(documents.getByText("proof-of-address.pdf")).toBeVisible();

  const download = reviewer.waitForEvent("download");
  await view.more("Download report");
  const file = await readFile(await (await download).path());
  expect(file.subarray(0, 5).toString()).toBe("%PDF-");

  await view.article.getByRole("button", { name: "Mark reviewed" }).click();
  await expect(view.article).toContainText("Closed");
  await expect.poll(async () => (await sandbox.team(team.name)).records[0]?.status).toBe("reviewed");
  // The other member's page follows by itself.
  await expect(open.article).toContainText("Closed");
});

test("all sixteen steps go out with their preferences", async ({ desk }) => {
  const page = await desk.as("staff");
  const launch = new LaunchPage(page);
  await launch.open(await createClient(page, { ...person("Emmett"), dob: "1938-01-05" }));

  const photo = await launch.add("Photo ID");
  await photo.getByLabel("Passport").check();
  await photo.getByRole("radio", { name: "United Kingdom" }).check();
  await launch.add("Identity report");
  await launch.add("Face capture");
  await launch.add("Thorntons onboarding");
  await launch.add("Credit report");
  const bank = await launch.add("Banking information");
  await bank.getByLabel("Include the balance").check();
  await bank.getByLabel("Transactions").selectOption("6");
  const watchlist = await launch.add("Watchlist");
  await watchlist.getByRole("radio", { name: "For 3 years" }).check();
  const criminal = await launch.add("Criminal record");
  await criminal.getByRole("radio", { name: /England and Wales/ }).check();
  await criminal.getByRole("radio", { name: "Enhanced" }).check();
  const access = await launch.add("HSCNI AccessNI");
  await access.getByLabel("AccessNI PIN").fill("123456");
  const referencing = await launch.add("Employment referencing");
  await referencing.getByRole("radio", { name: /Automated/ }).check();
  await referencing.getByLabel("Years to cover").fill("5");
  const history = await launch.add("Employment history");
  await history.getByLabel("Years to cover").fill("2");
  const esr = await launch.add("NHS ESR");
  await esr.getByLabel("Nursing and Midwifery Council").check();
  await launch.add("Test check");
  const request = await launch.add("Document request");
  await request.getByRole("radio", { name: "A template" }).check();
  await launch.takeFirst(request.getByLabel("Document template"));
  const transfer = await launch.add("Document transfer");
  await transfer.getByLabel("Name", { exact: false }).first().fill("Client care letter");
  await launch.takeFirst(transfer.getByRole("combobox", { name: "Document" }));
  const form = await launch.add("Form");
  await launch.takeFirst(form.getByRole("combobox", { name: "Form" }));

  await expect(launch.review).toContainText(/Cost\s*\d+ credits/);
  await launch.launch();
  const there = (await sandbox.team("Hill Valley Law")).records;
  const made = there.reduce((newest, record) => (record.id > newest.id ? record : newest));
  expect(new Set(made.steps.map((step) => step.type)).size).toBe(16);
});

test("records are grouped into a case, which is held, approved, reopened and rejected", async ({ team }) => {
  await team.connect();
  const page = await team.as("manager");
  const launch = new LaunchPage(page);
  const biff = person("Biff");
  const clientId = await createClient(page, biff);
  await launch.open(clientId);
  await launch.add("Photo ID");
  await launch.launch();

  const open = new CasePage(page);
  await open.article.getByRole("button", { name: "Group into a case" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Group into a case" });
  await dialog.getByLabel("Name").fill("Purchase of the pleasure palace");
  await dialog.getByRole("button", { name: "Create case" }).click();
  await expect(open.heading).toContainText("Purchase of the pleasure palace");
  await expect(
    open.article.getByRole("region", { name: "Records in this case" }).getByRole("listitem"),
  ).toHaveCount(1);

  const status = async (wanted: string, words: string) => {
    await expect(open.article).toContainText(words);
    await expect.poll(async () => (await sandbox.team(team.name)).cases[0]?.status).toBe(wanted);
  };
  await open.decide(
    "Hold",
    "Waiting for the bank",
    new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10),
  );
  await status("on_hold", "On hold");
  await open.decide("Approve", "Source of funds is clear");
  await status("approved", "Approved");
  await open.decide("Reopen", "New sanctions hit");
  await status("pending", "Needs review");
  await open.decide("Reject", "On the sanctions list");
  await status("rejected", "Rejected");

  const history = await open.tab("Timeline");
  for (const reason of [
    "Waiting for the bank",
    "Source of funds is clear",
    "New sanctions hit",
    "On the sanctions list",
  ]) {
    await expect(history.getByText(reason)).toBeVisible();
  }
  await expect(history.getByText("rejected the case")).toBeVisible();
});

test("a manager hands a case to somebody and takes it off again, and the provider follows", async ({
  team,
}) => {
  await team.connect();
  const page = await team.as("manager");
  const launch = new LaunchPage(page);
  await launch.open(await createClient(page, person("Jennifer")));
  await launch.add("Photo ID");
  await launch.launch();
  const open = new CasePage(page);
  await open.article.getByRole("button", { name: "Assign", exact: false }).click();
  const dialog = page.getByRole("dialog", { name: "Assign case" });
  await dialog.getByLabel("Member").fill("staff");
  await page.getByRole("option", { name: /^staff/ }).click();
  await dialog.getByRole("button", { name: "Assign case" }).click();
  await expect(toast(page, "Case assigned")).toBeVisible();
  await expect.poll(() => assigneesAt(team)).toEqual([team.email("staff")]);

  await open.article.getByRole("button", { name: "Assign", exact: false }).click();
  await dialog.getByRole("button", { name: "Take off everybody" }).click();
  await expect(toast(page, "Nobody holds the case now")).toBeVisible();
  await expect.poll(() => assigneesAt(team)).toEqual([]);
});

test("the audit trail says who did what, when and how it ended, in an unbroken chain", async ({ team }) => {
  await team.connect();
  const staff = await team.as("staff");
  const launch = new LaunchPage(staff);
  await launch.open(await createClient(staff, person("Goldie")));
  await launch.add("Photo ID");
  await launch.launch();

  const page = await team.as("auditor");
  await page.goto("/audit");
  const trail = page.getByRole("table", { name: "Audit trail" });
  const who = team.email("staff").split(".")[1]?.split("@")[0] ?? "";
  for (const [action, actor] of [
    ["Launched a case", `staff ${who}`],
    ["Created a client", `staff ${who}`],
    ["Added a connection", `admin ${who}`],
  ] as const) {
    const row = trail.getByRole("row", { name: new RegExp(action) }).first();
    await expect(row).toContainText(actor);
    await expect(row.getByRole("time")).toHaveAttribute("datetime", /T.*Z$/);
    await expect(row).toContainText("127.0.0.1");
  }
  await page.getByRole("button", { name: "Verify chain" }).click();
  await expect(page.getByText("The chain is intact")).toBeVisible();
});
