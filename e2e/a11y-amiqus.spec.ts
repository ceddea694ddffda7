import { expectAccessible } from "./a11y";
import { unique } from "./environment";
import { expect, test } from "./fixtures";
import { CasePage } from "./pages/case";
import { ClientPage, dot } from "./pages/client";
import { createClient } from "./pages/clients";
import { LaunchPage } from "./pages/launch";
import { sandbox } from "./sandbox";

test.describe.configure({ timeout: 180_000 });

const person = () => {
  const lastName = `Wells-${unique()}`;
  return { firstName: "Ida", lastName, email: `ida.${lastName}@example.com`.toLowerCase() };
};

test("imports, from the file to the result", async ({ team }) => {
  await team.connect();
  const page = await team.as("staff");
  const mark = unique();
  await page.goto("/clients/import");
  await page.getByRole("button", { name: "Upload file" }).click();
  await expectAccessible(page, "import without a file");
  await page.getByLabel("File").setInputFiles({
    name: "clients.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(
      `one,two,three,four\nIda,Wells-${mark},ida.${mark}@example.com,03/04/1980\nX,Y,no,x\n`,
    ),
  });
  await page.getByRole("button", { name: "Upload file" }).click();
  await page.waitForURL(/\/clients\/import\/[0-9a-f-]{36}/);
  await expect(page.getByRole("button", { name: "Check rows" })).toBeVisible();
  await page.getByRole("button", { name: "Check rows" }).click();
  await expect(
    page
      .getByRole("alert")
      .or(page.getByText(/attention|Choose the column/))
      .first(),
  ).toBeVisible();
  await expectAccessible(page, "import, columns with errors");
  for (const [field, column] of [
    ["First name", "one"],
    ["Last name", "two"],
    ["E-mail", "three"],
    ["Date of birth", "four"],
  ] as const) {
    const choice = page.getByLabel(field);
    const option = choice.locator("option").filter({ hasText: column });
    await choice.selectOption((await option.getAttribute("value")) ?? "");
  }
  await page.getByRole("button", { name: "Check rows" }).click();
  await expect(page.getByRole("button", { name: "Create 1 client" })).toBeVisible();
  await expectAccessible(page, "import, dry run");
  await page.getByRole("button", { name: "Create 1 client" }).click();
  await expect(page.getByText("1 created", { exact: false })).toBeVisible();
  await expectAccessible(page, "import, finished");
  await page.goto("/clients/import");
  await expect(page.getByRole("table", { name: "Imports" })).toBeVisible();
  await expectAccessible(page, "imports");
});

test("lists of people and organisations at the provider", async ({ desk }) => {
  const page = await desk.as("manager");
  await page.goto("/clients");
  await page.getByRole("navigation", { name: "Clients" }).getByRole("link", { name: "At Amiqus" }).click();
  await expect(page.getByRole("table", { name: "Clients at Amiqus" })).toBeVisible();
  await expectAccessible(page, "people at the provider");
  await page.goto("/settings/connections");
  await page.getByRole("list", { name: "Connections" }).getByRole("link", { name: "Amiqus" }).click();
  await page.getByRole("link", { name: "Templates" }).click();
  await expect(page.getByRole("table", { name: "Record templates" })).toBeVisible();
  await expectAccessible(page, "templates, filled");
  await page.goto("/clients/organisations");
  await page.getByRole("button", { name: "Create organisation" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Create organisation" }).click();
  await expectAccessible(page, "organisation dialog with errors");
  await dialog.getByLabel("Name").fill(`Wells ${unique()}`);
  await dialog.getByRole("button", { name: "Create organisation" }).click();
  await expect(page.getByRole("table", { name: "Organisations" })).toBeVisible();
  await expectAccessible(page, "organisations");
});

test("a client's tabs at the provider, empty and filled, with their dialogs", async ({ team }) => {
  await team.connect();
  const page = await team.as("manager");
  const at = new ClientPage(page, await createClient(page, person()));
  for (const tab of ["Assignees", "Corrections", "Organisations", "Records", "Files", "Forms"]) {
    await at.tab(tab);
    await expect(page.getByRole("tabpanel").getByRole("heading").first()).toBeVisible();
    await expectAccessible(page, `${tab}, empty`);
  }
  await at.tab("Profile");
  await page.getByRole("button", { name: "Decide on client" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Save decision" }).click();
  await expectAccessible(page, "decision with errors");
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  await expectAccessible(page, "profile");

  const launch = new LaunchPage(page);
  await launch.open(at.clientId);
  await launch.add("Watchlist");
  await launch.launch();
  const there = await new CasePage(page).tab("At Amiqus");
  await expect(there.getByText("Nobody holds this record at Amiqus")).toBeVisible();
  await expectAccessible(page, "a record at Amiqus");
  await sandbox.propose((await sandbox.team(team.name)).records[0]?.id ?? 0, "Ida B.", "Wells");
  await at.tab("Records");
  await expect(page.getByRole("table", { name: "Records at Amiqus" })).toBeVisible();
  await expectAccessible(page, "records");
  await at.tab("Corrections");
  await page.getByRole("button", { name: "Edit and accept" }).click();
  await expectAccessible(page, "correction");
  await at.tab("Assignees");
  await page.getByRole("button", { name: "Choose assignees" }).click();
  await expectAccessible(page, "choose assignees");
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  await at.tab("Files");
  await page.getByRole("button", { name: "Attach file" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Attach file" }).click();
  await expectAccessible(page, "attach with errors");
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  await at.attach({ name: "photo.png", mimeType: "image/png", buffer: dot }, "A photo");
  await expectAccessible(page, "files");
  await at.file("A photo").getByRole("button", { name: "Preview A photo" }).click();
  await expect(page.getByRole("dialog", { name: "A photo" }).getByRole("img")).toBeVisible();
  await expectAccessible(page, "preview");
});

test("what a connection to the provider shows, tab by tab", async ({ team }) => {
  const id = await team.connect();
  const page = await team.as("admin");
  await expect.poll(async () => (await sandbox.team(team.name)).webhooks.length).toBe(1);
  const tabs = page.getByRole("navigation", { name: "Connection" });
  await page.goto(`/settings/connections/${id}`);
  for (const [tab, heading] of [
    ["Webhook", "Deliveries"],
    ["Account and team", "Members"],
    ["Credits", "Movements"],
    ["Templates", "Library documents"],
  ] as const) {
    await tabs.getByRole("link", { name: tab }).click();
    await expect(page.getByRole("heading", { name: heading })).toBeVisible();
    await expectAccessible(page, tab);
  }
  await page.getByRole("button", { name: "Create form" }).click();
  const dialog = page.getByRole("dialog", { name: "Create form" });
  await dialog.getByRole("button", { name: "Create form" }).click();
  await expectAccessible(page, "form editor with errors");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await tabs.getByRole("link", { name: "Webhook" }).click();
  await page.getByRole("button", { name: "Rotate secret" }).click();
  await expectAccessible(page, "rotate dialog");
});

test("the connection form of each provider, empty and with errors", async ({ team }) => {
  const page = await team.as("admin");
  await page.goto("/settings/connections/new");
  const choice = page.getByLabel("Provider");
  const providers = await choice
    .locator("option")
    .evaluateAll((options) => options.map((option) => option.getAttribute("value") ?? ""));
  expect(providers.length).toBeGreaterThan(1);
  for (const provider of providers) {
    await choice.selectOption(provider);
    await page.getByRole("button", { name: "Save connection" }).click();
    await expect(page.getByRole("main").getByRole("alert").first()).toBeVisible();
    await expectAccessible(page, `connection form of ${provider}`);
  }
});
