import type { Page } from "@playwright/test";
import { unique } from "./environment";
import { expect, test } from "./fixtures";
import { CasePage } from "./pages/case";
import { createClient } from "./pages/clients";
import { LaunchPage } from "./pages/launch";
import { sandbox } from "./sandbox";

/** Presses a key until it has worked: a page that has just loaded may not listen yet, and a test is quicker than people. */
async function pressUntil(page: Page, key: string, done: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await done();
  }).toPass();
}

test("from the list to a decision without a mouse", async ({ team }) => {
  await team.connect();
  const page = await team.as("manager");
  const launch = new LaunchPage(page);
  const clientId = await createClient(page, {
    firstName: "George",
    lastName: `Keys-${unique()}`,
    email: `george.${unique()}@example.com`,
  });
  for (const name of ["First matter", "Second matter"]) {
    await launch.open(clientId);
    await page.getByRole("radio", { name: /^Case/ }).check();
    await page.getByLabel("Name of the case").fill(name);
    await launch.launch();
  }

  await page.keyboard.press("g");
  await page.keyboard.press("l");
  await expect(page.getByRole("heading", { level: 1, name: "Clients" })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await expect(page.getByRole("heading", { level: 1, name: "Cases" })).toBeVisible();
  const rows = page.getByRole("list", { name: "Cases" }).getByRole("link");
  await expect(rows).toHaveCount(2);

  await pressUntil(page, "k", () => expect(rows.first()).toBeFocused({ timeout: 1_000 }));
  await page.keyboard.press("j");
  await expect(rows.last()).toBeFocused();
  await page.keyboard.press("k");
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press("Enter");
  const open = new CasePage(page);
  await expect(open.heading).toContainText("Second matter");
  await page.keyboard.press("j");
  await expect(open.heading).toContainText("First matter");

  await page.keyboard.press("a");
  const dialog = page.getByRole("alertdialog", { name: "Approve case" });
  await expect(dialog.getByLabel("Reason")).toBeFocused();
  await page.keyboard.type("Known to the firm for years");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(open.article).toContainText("Approved");
  await expect
    .poll(async () => (await sandbox.team(team.name)).cases.map((one) => one.status).sort())
    .toEqual(["approved", "pending"]);
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/cases$/);
});

test("? lists the keys, and one that is turned off stays off", async ({ desk }) => {
  const page = await desk.as("staff");
  await page.goto("/clients");
  await expect(page.getByRole("table", { name: "Clients" })).toBeVisible();
  const sheet = page.getByRole("dialog", { name: "Keys on this screen" });
  await pressUntil(page, "?", () => expect(sheet).toBeVisible({ timeout: 3_000 }));
  await sheet.getByRole("checkbox", { name: /Create client/ }).uncheck();
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await page.keyboard.press("c");
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await expect(page).toHaveURL(/\/settings/);
  await page.goto("/clients");
  await pressUntil(page, "?", () => expect(sheet).toBeVisible({ timeout: 3_000 }));
  await expect(sheet.getByRole("checkbox", { name: /Create client/ })).not.toBeChecked();
  await sheet.getByRole("checkbox", { name: /Create client/ }).check();
});

test("the palette finds every action by typing", async ({ desk }) => {
  const page = await desk.as("staff");
  await page.goto("/cases");
  await expect(page.getByRole("list", { name: "Cases" }).getByRole("link").first()).toBeVisible();
  const palette = page.getByRole("dialog", { name: "Actions" });
  await pressUntil(page, "Control+k", () =>
    expect(palette.getByRole("combobox")).toBeFocused({ timeout: 3_000 }),
  );
  await page.keyboard.type("go to clients");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Clients" })).toBeVisible();
});

test("a client's page is fetched ahead once somebody comes to its link, and not before", async ({ desk }) => {
  const page = await desk.as("staff");
  const ahead: string[] = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.searchParams.has("_rsc")) ahead.push(url.pathname);
  });
  await page.goto("/clients");
  const link = page.getByRole("table", { name: "Clients" }).getByRole("link").first();
  const path = (await link.getAttribute("href")) ?? "none";
  // The places of the desk are always fetched ahead: once they are, so would be whatever else is in sight.
  await expect.poll(() => ahead).toContain("/settings");
  expect(ahead).not.toContain(path);
  await link.focus();
  await expect.poll(() => ahead).toContain(path);
});
