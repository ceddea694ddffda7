import { forgetThrottle, sql } from "./database";
import { environment, password, unique } from "./environment";
import { expect, fillSignIn, test, toast } from "./fixtures";
import { untilHydrated } from "./hydration";
import { turnTab } from "./tab";

test("says the same for a wrong password and an unknown person, and waits after too many tries", async ({
  desk,
  team,
}) => {
  const page = await desk.visitor();
  await page.goto("/sign-in");
  const refused = page.getByText("E-mail and password do not match an active account.");
  await fillSignIn(page, `nobody-${unique()}@e2e.test`, "wrong password");
  await expect(refused).toBeVisible();

  const wait = page.getByText(/Too many tries\. Wait \d+ seconds/);
  for (let tries = 0; tries < 8 && !(await wait.isVisible()); tries += 1) {
    const answered = page.waitForResponse(/\/callback\/credentials$/);
    await fillSignIn(page, team.email("staff"), "wrong password");
    await answered;
    await expect(refused.or(wait)).toBeVisible();
    await expect(page.getByRole("button", { name: "Sign in" })).toBeEnabled();
  }
  await expect(wait).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue(team.email("staff"));
  await forgetThrottle();
  await fillSignIn(page, team.email("staff"));
  await expect(page).toHaveURL(/\/cases/);
});

test("says where the desk is to somebody who opened it at another address", async ({ desk }) => {
  const page = await desk.visitor();
  const elsewhere = new URL("/sign-in", environment.baseUrl);
  elsewhere.hostname = "localhost";
  await page.goto(elsewhere.href);
  await expect(async () => {
    await fillSignIn(page, "staff@demo.test");
    await expect(page.getByText(`pages opened at ${environment.baseUrl} alone`)).toBeVisible({
      timeout: 2_000,
    });
  }).toPass();
});

test("comes back to the page that asked for the sign-in", async ({ desk, team }) => {
  const page = await desk.visitor();
  await page.goto("/settings/sessions");
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
  await fillSignIn(page, team.email("staff"));
  await expect(page.getByRole("heading", { level: 1, name: "Your sessions" })).toBeVisible();
});

test("a session that is ended elsewhere is over with the next click or look", async ({ desk, team }) => {
  const here = await team.as("staff");
  const elsewhere = await desk.signIn(team.email("staff"));
  const behind = untilHydrated(await elsewhere.context().newPage());
  await behind.goto("/clients");
  await turnTab(behind, "hidden");
  await elsewhere.goto("/settings/sessions");
  await here.goto("/settings/sessions");
  await expect(here.getByText("1 besides this browser.")).toBeVisible();
  await here.getByRole("button", { name: "Sign out all others" }).click();
  await expect(here.getByText("You are signed in here only.")).toBeVisible();
  await elsewhere.getByRole("link", { name: "Password", exact: true }).click();
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await turnTab(behind, "visible");
  await expect(behind).toHaveURL(/\/sign-in/, { timeout: 5_000 });
});

test("signing out ends the session on the server", async ({ team }) => {
  const page = await team.as("auditor");
  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto("/clients");
  await expect(page).toHaveURL(/\/sign-in/);
  const open = await sql(
    "select 1 from sessions s join users u on u.id = s.user_id where u.email = $1 and revoked_at is null",
    [team.email("auditor")],
  );
  expect(open).toHaveLength(0);
});

test("changes the password and signs the other browsers out", async ({ desk, team }) => {
  const page = await team.as("staff");
  const other = await desk.signIn(team.email("staff"));
  await page.goto("/settings/password");
  await page.getByLabel("Current password").fill(password);
  await page.getByLabel("New password").fill("short");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("New password");
  await page.getByLabel("Current password").fill(password);
  await page.getByLabel("New password").fill("copper kettle marmalade");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(toast(page, "Your password is changed")).toBeVisible();
  await other.reload();
  await expect(other).toHaveURL(/\/sign-in/);
  await fillSignIn(other, team.email("staff"), "copper kettle marmalade");
  await expect(other).toHaveURL(/^(?!.*sign-in)/);
});

test("an invited person joins by the link, which works once", async ({ desk, team }) => {
  const admin = await team.as("admin");
  const email = `new.${unique()}@e2e.test`;
  await admin.goto("/settings/members");
  await admin.getByLabel("E-mail").fill(email);
  await admin.getByRole("radio", { name: /Manager/ }).check();
  await admin.getByRole("button", { name: "Invite member" }).click();
  await expect(admin.getByText(`${email} is invited`)).toBeVisible();
  const link = (await admin.locator("code").textContent()) ?? "";

  const guest = await desk.visitor();
  await guest.goto(link);
  await expect(guest.getByRole("heading", { name: `Join ${team.name}` })).toBeVisible();
  await guest.getByLabel("Your name").fill("Clara Clayton");
  await guest.getByLabel("Password (required)").fill("ravine locomotive telescope");
  await guest.getByRole("button", { name: "Join team" }).click();
  await expect(guest).toHaveURL(/\/cases/);

  const second = await desk.visitor();
  await second.goto(link);
  await expect(second.getByText("This invitation no longer works")).toBeVisible();
  await admin.reload();
  await expect(admin.getByRole("row", { name: /Clara Clayton/ })).toContainText("Manager");
});

test("the first visit sets the desk up with the token of the console, once", async ({ desk }) => {
  const page = await desk.visitor({ baseURL: environment.emptyUrl });
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Set up Gatehouse" })).toBeVisible();
  const fill = async (token: string) => {
    await page.getByLabel("Setup token").fill(token);
    await page.getByLabel("Team name").fill("Twin Pines Law");
    await page.getByLabel("Your name").fill("Einstein Brown");
    await page.getByLabel("E-mail").fill("einstein@e2e.test");
    await page.getByLabel("Password (required)").fill("clock tower lightning");
    await page.getByRole("button", { name: "Set up Gatehouse" }).click();
  };
  await fill("not-the-token");
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Setup token");
  await fill(environment.setupToken);
  await expect(page).toHaveURL(/\/cases/);
  await page.context().clearCookies();
  await page.goto("/setup");
  await expect(page.getByText("This desk has been set up already")).toBeVisible();
});
