import { expect, fillSignIn, type Role, test, toast } from "./fixtures";

const places: Record<Role, string[]> = {
  admin: ["Cases", "Clients", "Audit", "Settings"],
  manager: ["Cases", "Clients", "Audit", "Settings"],
  staff: ["Cases", "Clients", "Settings"],
  auditor: ["Cases", "Clients", "Audit", "Settings"],
};

for (const [role, names] of Object.entries(places)) {
  test(`a member with the role ${role} is led where the role may go`, async ({ desk }) => {
    const page = await desk.as(role as Role);
    await page.goto("/cases");
    const links = page.getByRole("navigation", { name: "Main" }).getByRole("link");
    await expect(links).toHaveText(names);
  });
}

const closed: { role: Role; path: string; who: string }[] = [
  { role: "staff", path: "/audit", who: "Managers, admins and auditors can read the audit trail" },
  { role: "staff", path: "/settings/connections/new", who: "Admins can add connections" },
  { role: "manager", path: "/settings/connections/new", who: "Admins can add connections" },
  { role: "auditor", path: "/clients/new", who: "Staff, managers and admins can create clients" },
  { role: "auditor", path: "/cases/launch", who: "Staff, managers and admins can launch records and cases" },
];

for (const { role, path, who } of closed) {
  test(`${path} tells ${role} who may open it`, async ({ desk }) => {
    const page = await desk.as(role);
    await page.goto(path);
    await expect(page.getByText(who)).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  });
}

test("an auditor reads everything and is offered nothing that changes it", async ({ desk }) => {
  const page = await desk.as("auditor");
  await page.goto("/cases");
  await page.getByRole("list", { name: "Cases" }).getByRole("link").first().click();
  const article = page.getByRole("article", { name: "Case" });
  await expect(article.getByRole("tab", { name: "Overview" })).toBeVisible();
  for (const name of [/^Approve/, /^Mark reviewed/, /^Assign/, /^Group/]) {
    await expect(article.getByRole("button", { name })).toHaveCount(0);
  }
  await page.goto("/clients");
  await expect(page.getByRole("table", { name: "Clients" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Create client" })).toHaveCount(0);
  await page.goto("/settings/connections");
  await expect(page.getByRole("link", { name: "Add connection" })).toHaveCount(0);
  await page.getByRole("list", { name: "Connections" }).getByRole("link").first().click();
  await expect(page.getByRole("heading", { name: "Health" })).toBeVisible();
  await expect(page.getByLabel("Personal access token")).toHaveCount(0);
});

test("a disabled member is out with the next request and back in when enabled", async ({ desk, team }) => {
  const admin = await team.as("admin");
  const staff = await team.as("staff");
  await admin.goto("/settings/members");
  const mark = team.name.split(" ")[1] ?? "";
  await admin.getByRole("button", { name: `Manage staff ${mark}` }).click();
  await admin.getByRole("menuitem", { name: "Disable" }).click();
  await admin.getByRole("alertdialog").getByRole("button", { name: "Disable member" }).click();
  await expect(toast(admin, `staff ${mark} is disabled`)).toBeVisible();

  await staff.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Clients" }).click();
  await expect(staff).toHaveURL(/\/sign-in/);
  await fillSignIn(staff, team.email("staff"));
  await expect(staff.getByText("E-mail and password do not match an active account.")).toBeVisible();

  await admin.getByRole("button", { name: `Manage staff ${mark}` }).click();
  await admin.getByRole("menuitem", { name: "Enable" }).click();
  await expect(toast(admin, `staff ${mark} is enabled`)).toBeVisible();
  const again = await desk.signIn(team.email("staff"));
  await expect(again).toHaveURL(/\/cases/);
});

test("a new role counts at once and ends the member's sessions", async ({ desk, team }) => {
  const admin = await team.as("admin");
  const staff = await team.as("staff");
  await admin.goto("/settings/members");
  const mark = team.name.split(" ")[1] ?? "";
  await admin.getByRole("button", { name: `Manage staff ${mark}` }).click();
  await admin.getByRole("menuitem", { name: "Change role" }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByRole("radio", { name: /Auditor/ }).check();
  await dialog.getByRole("button", { name: "Change role" }).click();
  await expect(toast(admin, `staff ${mark} is auditor now`)).toBeVisible();
  await staff.reload();
  await expect(staff).toHaveURL(/\/sign-in/);
  const page = await desk.signIn(team.email("staff"));
  await page.goto("/audit");
  await expect(page.getByRole("table", { name: "Audit trail" })).toBeVisible();
});
