import { createHash } from "node:crypto";
import { sql } from "./database";
import { unique } from "./environment";
import { expect, type OwnTeam, test, toast } from "./fixtures";
import { ClientPage, dot } from "./pages/client";
import { createClient } from "./pages/clients";
import { LaunchPage } from "./pages/launch";
import { saved } from "./pages/saved";
import { sandbox } from "./sandbox";

const person = (firstName: string) => {
  const lastName = `Baines-${unique()}`;
  return { firstName, lastName, email: `${firstName}.${lastName}@example.com`.toLowerCase() };
};

/** A connected team, its manager, and the page of a client that the manager just created. */
async function openClient(team: OwnTeam) {
  await team.connect();
  const page = await team.as("manager");
  const client = person("Lorraine");
  return { page, client, at: new ClientPage(page, await createClient(page, client)) };
}

test("a person is decided on and handed to members at the provider", async ({ team }) => {
  const { page, at } = await openClient(team);
  await at.tab("Profile");
  await page.getByRole("button", { name: "Decide on client" }).click();
  const dialog = page.getByRole("dialog", { name: "Decide on client" });
  await dialog.getByRole("button", { name: "Save decision" }).click();
  await expect(dialog.getByText("Choose a status.")).toBeVisible();
  await dialog.getByRole("radio", { name: "Approved" }).check();
  await dialog.getByLabel("Reason").fill("Known to the firm for years");
  await dialog.getByRole("button", { name: "Save decision" }).click();
  await expect(page.getByRole("list", { name: "Decisions made here" })).toContainText(
    "Known to the firm for years",
  );
  await expect.poll(async () => (await sandbox.team(team.name)).clients[0]?.status).toBe("approved");

  await at.tab("Assignees");
  await page.getByRole("button", { name: "Choose assignees" }).click();
  const choose = page.getByRole("dialog", { name: "Choose assignees" });
  await choose.getByRole("checkbox", { name: /^staff/ }).check();
  await choose.getByRole("checkbox", { name: /^auditor/ }).check();
  await choose.getByRole("button", { name: "Add chosen" }).click();
  await expect(toast(page, "2 assignees added")).toBeVisible();
  const held = page.getByRole("table", { name: "Assignees at Amiqus" });
  await expect(held.getByRole("row")).toHaveCount(3);
  await held.getByRole("button", { name: /^Remove auditor/ }).click();
  await expect(held.getByRole("row")).toHaveCount(2);
  await page.getByRole("button", { name: "Remove all" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove all" }).click();
  await expect(page.getByText("Nobody holds this client at Amiqus")).toBeVisible();
});

test("corrections are accepted, put right, rejected, and answered once only", async ({ team }) => {
  const { page, client, at } = await openClient(team);
  const launch = new LaunchPage(page);
  await launch.open(at.clientId);
  await launch.add("Watchlist");
  await launch.launch();
  const recordId = (await sandbox.team(team.name)).records[0]?.id ?? 0;
  const name = async () => (await sandbox.team(team.name)).clients[0]?.name;
  for (const first of ["Accepted", "Edited", "Rejected", "Late"]) {
    await sandbox.propose(recordId, first, client.lastName);
  }
  await at.tab("Corrections");
  const card = (first: string) =>
    page.getByRole("listitem").filter({ has: page.getByRole("cell", { name: new RegExp(`^${first}`) }) });

  await card("Accepted").getByRole("button", { name: "Accept correction" }).click();
  await expect(toast(page, "The correction is accepted")).toBeVisible();
  await expect.poll(name).toContain("Accepted");

  await card("Edited").getByRole("button", { name: "Edit and accept" }).click();
  const form = page.getByRole("form", { name: "Edit and accept" });
  await form.getByLabel("First name").fill("");
  await form.getByRole("button", { name: "Accept as edited" }).click();
  await expect(form.getByText("Enter the first name.")).toBeVisible();
  await form.getByLabel("First name").fill("Lorraine Anne");
  await form.getByRole("button", { name: "Accept as edited" }).click();
  await expect(toast(page, "The corrected name is accepted")).toBeVisible();
  await expect.poll(name).toContain("Lorraine Anne");

  await card("Rejected").getByRole("button", { name: "Reject correction" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Reject correction" }).click();
  await expect(toast(page, "The correction is rejected")).toBeVisible();

  // Somebody at the provider was quicker.
  await sandbox.fault("/clients/\\d+/corrections/\\d+$", { kind: "status", method: "PATCH", status: 405 });
  await card("Late").getByRole("button", { name: "Accept correction" }).click();
  await expect(toast(page, /answered already/)).toBeVisible();
  expect(await name()).toContain("Lorraine Anne");

  await page.getByLabel("Status", { exact: true }).selectOption("rejected");
  await expect(card("Rejected")).toBeVisible();
  await expect(card("Accepted")).toHaveCount(0);
});

test("organisations are made, changed and joined", async ({ team }) => {
  const { page, at } = await openClient(team);
  await page.goto("/clients/organisations");
  await page.getByRole("button", { name: "Create organisation" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Create organisation" }).click();
  await expect(dialog.getByText("Enter the name of the organisation.").first()).toBeVisible();
  await dialog.getByLabel("Name").fill("Baines Dairy");
  await dialog.getByLabel("Company number").fill("SC123456");
  await dialog.getByLabel("Jurisdiction").fill("z1");
  await dialog.getByRole("button", { name: "Create organisation" }).click();
  await expect(dialog.getByLabel("Jurisdiction")).toHaveAttribute("aria-invalid", "true");
  await dialog.getByLabel("Jurisdiction").fill("gb");
  await dialog.getByRole("button", { name: "Create organisation" }).click();
  const table = page.getByRole("table", { name: "Organisations" });
  await table.getByRole("button", { name: "Edit Baines Dairy" }).click();
  await dialog.getByLabel("Name").fill("Baines Dairy Limited");
  await dialog.getByRole("button", { name: "Save organisation" }).click();
  await expect(table).toContainText("Baines Dairy Limited");

  await at.tab("Organisations");
  for (const words of ["1 organisation added", "The client belonged to all of them already"]) {
    await page.getByRole("button", { name: "Choose organisations" }).click();
    const choose = page.getByRole("dialog", { name: "Choose organisations" });
    await choose.getByRole("checkbox", { name: /Baines Dairy/ }).check();
    await choose.getByRole("button", { name: "Add chosen" }).click();
    await expect(toast(page, words)).toBeVisible();
  }
  await page.getByRole("button", { name: "Remove from Baines Dairy Limited" }).click();
  await expect(page.getByText("The client belongs to no organisation at Amiqus")).toBeVisible();
});

test("files are attached, looked at and saved, and what the scan holds back stays there", async ({
  team,
}) => {
  const { page, at } = await openClient(team);
  await at.tab("Files");
  await page.getByRole("button", { name: "Attach file" }).click();
  const dialog = page.getByRole("dialog", { name: "Attach file" });
  await dialog.locator("input[type=file]").setInputFiles({
    name: "malware.exe",
    mimeType: "application/octet-stream",
    buffer: Buffer.from("MZ"),
  });
  await dialog.getByRole("button", { name: "Attach file" }).click();
  await expect(dialog.getByText(/Nothing was sent/).first()).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();

  const picture = { name: "passport.png", mimeType: "image/png", buffer: dot };
  await at.attach(picture, "Her passport", "2036-01-31");
  await expect(at.file("Her passport")).toContainText("Scanned, clean");
  await expect(at.file("Her passport")).toContainText("expires 31 Jan 2036");
  await at.file("Her passport").getByRole("button", { name: "Preview Her passport" }).click();
  const viewer = page.getByRole("dialog", { name: "Her passport" });
  await viewer.getByRole("button", { name: "Turn right" }).click();
  await expect(viewer.getByRole("img")).toBeVisible();
  await viewer.getByRole("button", { name: "Close", exact: true }).last().click();

  const file = await saved(page, () =>
    at.file("Her passport").getByRole("button", { name: "Download Her passport" }).click(),
  );
  expect(file.bytes.equals(dot)).toBe(true);
  const sha256 = createHash("sha256").update(dot).digest("hex");
  const evidence = async () =>
    (
      await sql<{ detail: { sha256?: string } }>(
        "select detail from audit_events where team_id = $1 and action = 'client.file-download'",
        [team.id],
      )
    ).map((row) => row.detail.sha256);
  await expect.poll(evidence).toContain(sha256);

  const text = { mimeType: "text/plain", buffer: Buffer.from("Some words.") };
  await at.attach({ ...text, name: "infected.txt" }, "A bad letter");
  await expect(at.file("A bad letter")).toContainText("Amiqus found a virus and does not hand it out");
  await expect(at.file("A bad letter").getByRole("button", { name: /Preview|Download/ })).toHaveCount(0);
  await at.file("A bad letter").getByRole("button", { name: "Redact A bad letter" }).click();
  const question = page.getByRole("alertdialog", { name: "Redact file" });
  await expect(question).toContainText("Nobody can undo this");
  await question.getByRole("button", { name: "Redact file" }).click();
  await expect(toast(page, "The file is redacted")).toBeVisible();
  await expect(at.file("A bad letter")).toContainText("redacted");
  await at.attach({ ...text, name: "scanning.txt" }, "A new letter");
  await at.file("A new letter").getByRole("button", { name: "Download A new letter" }).click();
  await expect(toast(page, /scan/i)).toBeVisible();

  await page.getByRole("search", { name: "Files" }).getByLabel("Search").fill("passport");
  await expect(at.file("A bad letter")).toHaveCount(0);
  await expect(at.file("Her passport")).toBeVisible();
});

test("a form is asked for, answered by the client, read and saved", async ({ team }) => {
  const { page, at } = await openClient(team);
  await sandbox.call(team.token, "POST", "/forms", {
    name: "Source of funds",
    fields: [
      { id: "money", type: "section", label: "Money", fields: ["where"] },
      { id: "where", type: "text", label: "Where does the money come from?" },
    ],
  });
  const launch = new LaunchPage(page);
  await launch.open(at.clientId);
  const step = await launch.add("Form");
  await launch.takeFirst(step.getByRole("combobox", { name: "Form" }));
  await launch.launch();
  const recordId = (await sandbox.team(team.name)).records[0]?.id ?? 0;
  await sandbox.play(recordId, [{ type: "form", outcome: "complete" }]);

  await at.tab("Forms");
  const row = page.getByRole("list", { name: "Forms" }).getByRole("listitem");
  await expect(row).toContainText("Source of funds");
  await expect(row).toContainText("1 of 1 question answered");
  await row.getByRole("button", { name: "Open Source of funds" }).click();
  const dialog = page.getByRole("dialog", { name: "Source of funds" });
  await expect(dialog.getByText("Where does the money come from?")).toBeVisible();
  const file = await saved(page, () => dialog.getByRole("button", { name: "Download PDF" }).click());
  expect(file.bytes.subarray(0, 5).toString()).toBe("%PDF-");
  await dialog.getByRole("button", { name: "Close", exact: true }).last().click();

  await at.tab("Records");
  await page.getByRole("link", { name: "Open case" }).click();
  await expect(page).toHaveURL(/\/cases\//);
});

test("people that the provider alone knows are found in its list and brought in", async ({ team }) => {
  const connectionId = await team.connect();
  const { firstName, lastName, email } = person("George");
  await sandbox.call(team.token, "POST", "/clients", {
    name: { first_name: firstName, last_name: lastName },
    email,
  });
  const page = await team.as("staff");
  await page.goto(`/clients/at/${connectionId}`);
  await page.getByRole("button", { name: `Bring ${firstName} ${lastName} into the desk` }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(lastName);
  const manager = await team.as("manager");
  const at = new ClientPage(manager, page.url().split("/").at(-1) ?? "");
  await at.tab("Profile");
  await manager.getByRole("button", { name: "Delete at Amiqus" }).click();
  const dialog = manager.getByRole("alertdialog", { name: "Delete at Amiqus" });
  await dialog.getByRole("textbox").fill(`${firstName} ${lastName}`);
  await dialog.getByRole("button", { name: "Delete at Amiqus" }).click();
  await expect.poll(async () => (await sandbox.team(team.name)).clients.length).toBe(0);
});
