import { expectAccessible } from "./a11y";
import { environment, unique } from "./environment";
import { expect, fillSignIn, test } from "./fixtures";
import { CasePage } from "./pages/case";
import { createClient, fillClient } from "./pages/clients";
import { LaunchPage } from "./pages/launch";

test.describe.configure({ timeout: 180_000 });

const person = () => {
  const lastName = `Axe-${unique()}`;
  return {
    firstName: "Ada",
    lastName,
    email: `ada.${lastName}@example.com`.toLowerCase(),
    dob: "1970-01-31",
  };
};

test("screens before the sign-in", async ({ desk }) => {
  const page = await desk.visitor();
  await page.goto("/sign-in");
  await expectAccessible(page, "sign-in");
  await fillSignIn(page, `nobody-${unique()}@e2e.test`, "wrong password");
  await expect(page.getByText("E-mail and password do not match")).toBeVisible();
  await expectAccessible(page, "sign-in refused");
  await page.goto("/invite/no-such-invitation");
  await expectAccessible(page, "dead invitation");
  await page.goto("/no-such-page");
  await expectAccessible(page, "not found");
  await page.goto(`${environment.emptyUrl}/setup`);
  await expectAccessible(page, "setup");
});

test("a live invitation", async ({ desk, team }) => {
  const admin = await team.as("admin");
  await admin.goto("/settings/members");
  await admin.getByLabel("E-mail").fill(`new.${unique()}@e2e.test`);
  await admin.getByRole("button", { name: "Invite member" }).click();
  const link = (await admin.locator("code").textContent()) ?? "";
  await expectAccessible(admin, "members with an invitation");
  const guest = await desk.visitor();
  await guest.goto(link);
  await expectAccessible(guest, "invitation");
});

test("an empty desk", async ({ team }) => {
  const page = await team.as("admin");
  for (const path of [
    "/cases",
    "/clients",
    "/settings/connections",
    "/settings/connections/new",
    "/settings/mappings",
    "/settings/writes",
    "/cases/launch",
  ]) {
    await page.goto(path);
    await expectAccessible(page, `empty ${path}`);
  }
});

test("cases: list, filter, every part of a case", async ({ desk }) => {
  const page = await desk.as("manager");
  await page.goto("/cases");
  const rows = page.getByRole("list", { name: "Cases" }).getByRole("link");
  await expect(rows.nth(5)).toBeVisible();
  await expectAccessible(page, "case list");
  await page.getByRole("button", { name: /^Filter/ }).click();
  await expectAccessible(page, "filter");
  await page.keyboard.press("Escape");
  await page.getByRole("searchbox").fill("no such case at all");
  await expect(page.getByText("Nothing matches")).toBeVisible();
  await expectAccessible(page, "empty search");
  await page.goto("/cases?kind=record");
  await rows.first().click();
  const open = new CasePage(page);
  await expect(open.heading).toBeVisible();
  for (const name of ["Overview", "Checks", "Documents", "Timeline"]) {
    await open.tab(name);
    await expectAccessible(page, `case, ${name}`);
  }
  // Beside the case when there is room, a tab when there is not.
  await expect(page.getByRole("complementary", { name: "Facts" })).toBeVisible();
  await page.setViewportSize({ width: 1000, height: 720 });
  await open.tab("Facts");
  await expectAccessible(page, "case, Facts");
});

test("dialogs of a case", async ({ team }) => {
  await team.connect();
  const page = await team.as("manager");
  const launch = new LaunchPage(page);
  await launch.open(await createClient(page, person()));
  await launch.add("Photo ID");
  await launch.launch();
  const open = new CasePage(page);
  await open.article.getByRole("button", { name: "Assign" }).click();
  await expectAccessible(page, "assign dialog");
  await page.getByRole("button", { name: "Cancel" }).click();
  for (const item of ["Change expiry", "Expire now"]) {
    await open.more(item);
    await expectAccessible(page, `${item} dialog`);
    await page.getByRole("button", { name: "Cancel" }).click();
  }
  await open.article.getByRole("button", { name: "Group into a case" }).click();
  const group = page.getByRole("alertdialog");
  await expectAccessible(page, "group dialog");
  await group.getByLabel("Name").fill("A matter");
  await group.getByRole("button", { name: "Create case" }).click();
  await expect(open.heading).toContainText("A matter");
  for (const verb of ["Approve", "Reject", "Hold"]) {
    await open.article.getByRole("button", { name: new RegExp(`^${verb}`) }).click();
    await page
      .getByRole("alertdialog")
      .getByRole("button", { name: `${verb} case` })
      .click();
    await expectAccessible(page, `${verb} dialog without a reason`);
    await page.getByRole("button", { name: "Cancel" }).click();
  }
});

test("clients: list, client, forms with errors and duplicates", async ({ desk }) => {
  const page = await desk.as("staff");
  const known = person();
  await createClient(page, known);
  await expectAccessible(page, "client");
  await page.getByRole("link", { name: "Edit client" }).click();
  await expect(page.getByLabel("First name")).toHaveValue(known.firstName);
  await expectAccessible(page, "edit client");
  await page.goto("/clients");
  await expect(page.getByRole("table", { name: "Clients" })).toBeVisible();
  await expectAccessible(page, "client list");
  await page.goto("/clients/new");
  await page.getByRole("button", { name: "Create client" }).click();
  await expect(page.getByLabel("Last name")).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page, "client form with errors");
  await fillClient(page, { ...known, firstName: "Eve" });
  await page.getByRole("button", { name: "Create client" }).click();
  await expect(page.getByRole("button", { name: "Create anyway" })).toBeVisible();
  await expectAccessible(page, "client form with a duplicate");
});

test("launch with every step", async ({ desk }) => {
  const page = await desk.as("staff");
  const launch = new LaunchPage(page);
  await launch.open(await createClient(page, person()));
  for (const label of [
    "Photo ID",
    "Identity report",
    "Banking information",
    "Watchlist",
    "Criminal record",
    "HSCNI AccessNI",
    "Employment referencing",
    "NHS ESR",
    "Test check",
    "Document request",
    "Document transfer",
    "Form",
  ]) {
    await launch.add(label);
  }
  await launch.submit.click();
  await expect(page.getByText("Some fields need attention")).toBeVisible();
  await expectAccessible(page, "launch with errors");
});

test("settings and audit", async ({ desk }) => {
  const page = await desk.as("admin");
  for (const path of [
    "/settings/connections",
    "/settings/members",
    "/settings/team",
    "/settings/sessions",
    "/settings/password",
    "/settings/mappings",
    "/settings/writes",
    "/audit",
  ]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expectAccessible(page, path);
  }
  await page.goto("/settings/connections");
  await page.getByRole("list", { name: "Connections" }).getByRole("link").first().click();
  await expect(page.getByRole("heading", { name: "Health" })).toBeVisible();
  await expectAccessible(page, "connection");
  await page.getByRole("button", { name: "Remove" }).click();
  await expectAccessible(page, "remove dialog");
});

test("palette, key sheet, account menu and the forbidden state", async ({ desk }) => {
  const page = await desk.as("staff");
  await page.goto("/audit");
  await expectAccessible(page, "forbidden");
  await expect(async () => {
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keys on this screen" })).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await expectAccessible(page, "key sheet");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Actions" })).toBeVisible();
  await expectAccessible(page, "palette");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Account of/ }).click();
  await expectAccessible(page, "account menu");
});

test("a page that could not be loaded", async ({ desk }) => {
  const page = await desk.as("staff");
  await page.goto("/clients");
  await page.route("**/api/clients/search", (route) =>
    route.fulfill({
      status: 500,
      json: {
        error: {
          code: "unexpected",
          message: "Something went wrong on our side.",
          fieldErrors: {},
          requestId: "test",
        },
      },
    }),
  );
  await page.getByLabel("Search clients").fill(unique());
  await page.goto("/clients#q=zzz");
  await expectAccessible(page, "failed list");
});
