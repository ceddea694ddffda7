import { expectAccessible } from "./a11y";
import { expect, test, toast } from "./fixtures";
import { CasePage } from "./pages/case";
import {
  connectedToQuickr,
  fillQuickr,
  openLaunch,
  quickrAccount,
  quickrId,
  quickrSandbox,
} from "./pages/quickr";
import { saved } from "./pages/saved";

test.describe.configure({ timeout: 180_000 });

test("an admin connects Quickr and sees whose account it is", async ({ team }) => {
  const page = await team.as("admin");
  await fillQuickr(page, "Quickr test");
  await page.getByRole("button", { name: "Test connection" }).click();
  await expect(page.getByRole("main").getByText(/works/).first()).toBeVisible();
  await page.getByRole("button", { name: "Save connection" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Quickr test" })).toBeVisible();
  await page
    .getByRole("navigation", { name: "Connection" })
    .getByRole("link", { name: "Account", exact: true })
    .click();
  await expect(page.getByText("Only Quickr’s test companies")).toBeVisible();
  await expect(page.getByText(quickrAccount.id).first()).toBeVisible();
  expect(await page.content()).not.toContain(quickrAccount.key);
});

test("one-off checks of a company in good standing come live, are approved, and come back", async ({
  team,
}) => {
  const { page } = await connectedToQuickr(team);
  const launch = await openLaunch(page);
  await launch.purpose("One-off checks");
  await launch.check("Sanctions", "Company");
  await launch.line("Sanctions").getByRole("combobox").selectOption("R-1/P1D");
  await launch.check("Credit score");
  await expect(launch.line("Credit score")).toContainText("Credit score needs the section “Company”.");
  const stopped = page.getByRole("alert").filter({ hasText: "Some answers need a change" });
  await launch.next();
  await expect(stopped).toBeFocused();
  await launch.line("Credit score").getByRole("button", { name: "Add section “Company”" }).click();
  await launch.sections("Signatories", "Beneficial owners");
  await launch.next();
  await expect(stopped).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "What is known already" })).toBeFocused();
  const number = page.getByLabel("Organisation number");
  await number.press("Enter");
  await expect(number).toHaveAccessibleDescription(/nothing else names the company/);
  await launch.company("987654321");
  await page.getByRole("button", { name: "Back", exact: true }).click();
  await expect(launch.line("Sanctions").getByRole("combobox")).toHaveValue("R-1/P1D");
  await launch.step("Review");
  await expect(page.getByRole("region", { name: "What is known already" })).toContainText("987654321");
  await launch.launch();

  const open = new CasePage(page);
  await expect(open.article.getByText("“READY_FOR_REVIEW”").first()).toBeVisible({ timeout: 30_000 });
  const checks = await open.tab("Checks");
  await expect(checks.getByText("No flags.")).toHaveCount(3, { timeout: 15_000 });
  await expect(checks.getByText("Every day")).toBeVisible();
  const owners = await open.tab("Owners");
  await expect(owners.getByRole("table", { name: "Who owns the company" })).toContainText("Ragnar Lothbrok");
  const credit = await open.tab("Credit");
  await expect(credit.getByText("88 of 100")).toBeVisible();

  await open.decide("Approve", "Nothing speaks against them");
  await expect(open.article.getByText("“ACTIVE”").first()).toBeVisible({ timeout: 15_000 });
  const marker = await page.evaluate(() => {
    Object.assign(window, { sameDocument: true });
    return "sameDocument" in window;
  });
  expect(marker).toBe(true);
  await quickrSandbox.discover(await quickrId(page), { status: "Bankrupt" });
  await expect(open.article.getByText("“READY_FOR_REVIEW”").first()).toBeVisible({ timeout: 30_000 });
  expect(await page.evaluate(() => "sameDocument" in window)).toBe(true);
});

test("flags of a company in bad standing are said in plain words", async ({ team }) => {
  const { page } = await connectedToQuickr(team);
  const launch = await openLaunch(page);
  await launch.check("Sanctions", "Company", "Political exposure");
  await launch.sections("Company", "Signatories");
  await launch.company("987123654");
  await launch.launch();
  const open = new CasePage(page);
  const checks = await open.tab("Checks");
  await expect(checks.getByText("Company not active").first()).toBeVisible({ timeout: 30_000 });
  await expect(checks.getByText("Company on a sanctions list").first()).toBeVisible();
  await expect(checks.getByText("Politically exposed").first()).toBeVisible();
  await expect(checks.getByText("Speaks against the client").first()).toBeVisible();
  const auditor = await team.as("auditor");
  await auditor.goto(new URL(page.url()).pathname);
  const seen = await new CasePage(auditor).tab("Checks");
  await expect(seen.getByText("Company not active").first()).toBeVisible();
  await expect(seen.getByRole("button", { name: /Run|Change schedules/ })).toHaveCount(0);
  await checks.getByRole("button", { name: "Change schedules" }).click();
  const dialog = page.getByRole("dialog", { name: "Change schedules" });
  await dialog.getByLabel("Sanctions").selectOption("R-1/P1M");
  await dialog.getByRole("button", { name: "Save schedules" }).click();
  await expect(toast(page, "Schedules changed")).toBeVisible();
  await expect(checks.getByText("Every month")).toBeVisible();
  await checks.getByRole("button", { name: "Run checks now" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Run checks" }).click();
  await expect(toast(page, "3 checks started")).toBeVisible();
  const events = await open.tab("Events");
  await expect(events.getByRole("listitem").first()).toBeVisible();
});

test("onboarding: the client declares and signs, then the case is decided", async ({ team }) => {
  const { page } = await connectedToQuickr(team);
  const launch = await openLaunch(page);
  await launch.purpose("Onboarding");
  await launch.check("Company", "Signed contract", "Bank account");
  await launch.sections("Company", "Signatories", "Bank account");
  await launch.company("987654321");
  await launch.launch();
  const open = new CasePage(page);
  await expect(open.article.getByText("“FORM_NOT_STARTED”").first()).toBeVisible({ timeout: 15_000 });
  const declaration = await open.tab("Declaration");

  const opened = page.context().waitForEvent("page");
  await declaration.getByRole("button", { name: "Open form" }).click();
  const form = await opened;
  await form.getByLabel("bank account 1: bank account number").fill("24681357902");
  await form.getByRole("button", { name: "Finish the form" }).click();
  await expect(form.getByRole("status")).toContainText("The form is complete");

  const signatories = declaration.getByRole("table", { name: "Signatories" });
  await expect(signatories).toBeVisible({ timeout: 30_000 });
  const people = signatories.getByRole("button", { name: "Copy signing link" });
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  for (let left = await people.count(); left > 0; left -= 1) {
    await page.evaluate(() => navigator.clipboard.writeText(""));
    await page.bringToFront();
    await people.first().click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^http/);
    await form.goto(await page.evaluate(() => navigator.clipboard.readText()));
    await form.getByRole("button", { name: "Sign with BankID" }).click();
    await expect(form.getByRole("status")).toContainText("You have signed");
    // Quickr tells the desk of each signature, and the page follows.
    await expect(people).toHaveCount(left - 1, { timeout: 30_000 });
  }
  await form.close();
  await expect(open.article.getByText("“READY_FOR_REVIEW”").first()).toBeVisible({ timeout: 30_000 });
  await expect(signatories.getByText("Signed", { exact: true }).first()).toBeVisible();

  const notes = await open.tab("Notes");
  await notes.getByLabel("New note").fill("Called the chairperson.");
  await notes.getByRole("button", { name: "Add note" }).click();
  await expect(notes.getByRole("list", { name: "Notes" })).toContainText("Called the chairperson.");
  await open.decide("Approve", "Declared and signed");
  await expect(open.article.getByText("“ACTIVE”").first()).toBeVisible({ timeout: 15_000 });
});

test("qualify first: checks at once, then the declaration, filled in and put right by staff", async ({
  team,
}) => {
  const { page } = await connectedToQuickr(team);
  const launch = await openLaunch(page);
  await launch.purpose("Qualify first");
  await launch.check("Company", "Signed contract", "Bank account");
  await launch.sections("Company", "Signatories", "Bank account", "Beneficial owners");
  await launch.step("Known data");
  await page.getByRole("combobox", { name: "Find company" }).fill("Ragnarok");
  await page
    .getByRole("listbox", { name: "Choices" })
    .getByRole("option", { name: /Ragnarok AS/ })
    .click();
  await expect(page.getByLabel("Organisation number")).toHaveValue("987654321");
  await launch.step("Follow-up");
  await page
    .getByRole("group", { name: "Checklists" })
    .getByRole("checkbox", { name: /Before approval/ })
    .check();
  await launch.launch();
  const open = new CasePage(page);
  await expect(open.article.getByText("“READY_FOR_REVIEW”").first()).toBeVisible({ timeout: 30_000 });

  const notes = await open.tab("Notes");
  const checklist = notes.getByRole("form", { name: "Before approval" });
  await expect(checklist.getByRole("textbox")).toHaveCount(2);
  for (const field of await checklist.getByRole("textbox").all()) await field.fill("Yes");
  await checklist.getByRole("button", { name: "Save answers" }).click();
  await expect(checklist.getByText("Complete", { exact: true })).toBeVisible();

  const checks = await open.tab("Checks");
  await checks.getByRole("button", { name: "Attach automations" }).click();
  const attach = page.getByRole("dialog", { name: "Attach automations" });
  await attach
    .getByRole("checkbox", { name: /^Auto approve/ })
    .first()
    .check();
  await attach.getByRole("button", { name: "Save automations" }).click();
  await expect(toast(page, "Automations changed")).toBeVisible();

  const declaration = await open.tab("Declaration");
  await declaration.getByRole("button", { name: "Create link" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Create link" }).click();
  await expect(declaration.getByText("Waiting on the client")).toBeVisible();
  await declaration.getByRole("button", { name: "Fill in for the client" }).click();
  const declare = page.getByRole("dialog", { name: "Fill in the declaration" });
  const accounts = declare.getByRole("region", { name: "Bank account" });
  if ((await accounts.getByLabel("Bank account number").count()) === 0) {
    await accounts.getByRole("button", { name: /^Add entry/ }).click();
  }
  await accounts.getByLabel("Bank account number").fill("11111111111");
  await declare.getByLabel("The declaration is finished").check();
  await declare.getByRole("button", { name: "Save and finish" }).click();
  await expect(declaration.getByText("Declared", { exact: true }).first()).toBeVisible();

  await expect(declaration.getByRole("table", { name: "Signatories" })).toBeVisible({ timeout: 30_000 });
  // Signing anew makes another file, so the first one is fetched before.
  const contract = await saved(page, () => declaration.getByRole("button", { name: /contract/ }).click());
  expect(contract.bytes.length).toBeGreaterThan(0);
  await declaration.getByRole("button", { name: "Start signing over" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Start over" }).click();
  await expect(toast(page, "Signing started over")).toBeVisible();

  const data = await open.tab("Data");
  await data.getByRole("button", { name: "Edit declared data" }).click();
  const edit = page.getByRole("dialog", { name: "Edit declared data" });
  await edit.getByLabel("Section").selectOption("bank_account");
  await edit.getByLabel("Bank account number").fill("24681357902");
  await edit.getByRole("button", { name: "Save edit" }).click();
  await expect(toast(page, "Bank account put right")).toBeVisible();
  await expect(data.getByText("24681357902").first()).toBeVisible();

  const events = await open.tab("Events");
  const file = await saved(page, () => events.getByRole("button", { name: "Export JSON" }).click());
  expect(JSON.parse(file.bytes.toString("utf8"))).toBeTruthy();
  await open.more("Archive");
  await expect(toast(page, "Archived")).toBeVisible();
});

test("every Quickr screen is accessible in light and dark", async ({ team }) => {
  const { page, root } = await connectedToQuickr(team);
  for (const panel of ["account", "users", "checklists", "templates", "automations", "usage", "accounts"]) {
    await page.goto(`${root}/${panel}`);
    await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
    await expectAccessible(page, `connection, ${panel}`);
  }
  const launch = await openLaunch(page);
  await launch.purpose("Onboarding");
  await expectAccessible(page, "launch, purpose");
  await launch.check("Sanctions", "Credit score");
  await launch.next();
  await expect(page.getByText("Some answers need a change")).toBeVisible();
  await expectAccessible(page, "launch with errors");
  await launch.purpose("One-off checks");
  await launch.sections("Company", "Signatories", "Beneficial owners");
  await launch.company("987123654");
  for (const step of ["Known data", "Follow-up", "Review"] as const) {
    await launch.step(step);
    await expectAccessible(page, `launch, ${step}`);
  }
  await launch.launch();
  const open = new CasePage(page);
  await expect(open.article.getByText("“READY_FOR_REVIEW”").first()).toBeVisible({ timeout: 30_000 });
  for (const name of ["Overview", "Checks", "Data", "Owners", "Credit", "Declaration", "Notes", "Events"]) {
    await open.tab(name);
    await expectAccessible(page, `case, ${name}`);
  }
});
