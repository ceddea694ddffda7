import { unique } from "./environment";
import { expect, test, toast } from "./fixtures";
import { createClient } from "./pages/clients";
import { saved } from "./pages/saved";
import { sandbox } from "./sandbox";

test.describe.configure({ timeout: 180_000 });

const csv = (lines: readonly string[]) => Buffer.from(`${lines.join("\n")}\n`);

test("clients come in from CSV: dry run, pause, resume, result, and nothing twice", async ({ team }) => {
  await team.connect();
  const page = await team.as("staff");
  const mark = unique();
  const known = { firstName: "Marvin", lastName: `Berry-${mark}`, email: `marvin.${mark}@example.com` };
  await createClient(page, known);
  const rows = Array.from(
    { length: 24 },
    (_, at) => `Guest,Number${at}-${mark},guest${at}.${mark}@example.com`,
  );
  const file = {
    name: "guests.csv",
    mimeType: "text/csv",
    buffer: csv([
      "Forename,Surname,Mail",
      ...rows,
      `Marvin,${known.lastName},${known.email}`,
      `Nobody,Without-${mark},not an address`,
    ]),
  };

  await page.goto("/clients/import");
  await page.getByRole("button", { name: "Upload file" }).click();
  await expect(page.getByText("Choose a file.").first()).toBeVisible();
  await page.getByLabel("File").setInputFiles(file);
  await page.getByRole("button", { name: "Upload file" }).click();
  await page.waitForURL(/\/clients\/import\/[0-9a-f-]{36}/);
  for (const [field, column] of [
    ["First name", "Forename"],
    ["Last name", "Surname"],
    ["E-mail", "Mail"],
  ] as const) {
    const choice = page.getByLabel(field);
    const option = choice.locator("option").filter({ hasText: column });
    await choice.selectOption((await option.getAttribute("value")) ?? "");
  }
  await page.getByRole("button", { name: "Check rows" }).click();
  const tab = (name: string) => page.getByRole("tab", { name: new RegExp(`^${name}`) });
  await expect(tab("New")).toContainText("24");
  await expect(tab("Duplicate")).toContainText("1");
  await tab("Not valid").click();
  await expect(page.getByRole("table", { name: "Rows of the file" })).toContainText("E-mail");
  expect((await sandbox.team(team.name)).clients).toHaveLength(1);

  await sandbox.fault("/clients$", { kind: "latency", method: "POST", ms: 400, times: 0 });
  await page.getByRole("button", { name: "Create 24 clients" }).click();
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(
    page.getByText("Nothing more is sent until somebody resumes it", { exact: false }),
  ).toBeVisible();
  const sofar = (await sandbox.team(team.name)).clients.length;
  expect(sofar).toBeLessThan(25);
  await sandbox.clearFaults();
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(page.getByText("24 created", { exact: false })).toBeVisible();
  await expect.poll(async () => (await sandbox.team(team.name)).clients.length).toBe(25);

  const result = await saved(page, () => page.getByRole("button", { name: "Save result" }).click());
  const text = result.bytes.toString();
  expect(text.trim().split(/\r?\n/).length).toBe(27);
  expect(text).toMatch(/^26,(duplicate|skipped),/m);
  expect(text).toMatch(/^27,invalid,/m);

  // The same file once more: everybody is known.
  await page.goto("/clients/import");
  await page.getByLabel("File").setInputFiles(file);
  await page.getByRole("button", { name: "Upload file" }).click();
  await page.waitForURL(/\/clients\/import\/[0-9a-f-]{36}/);
  await page.getByRole("button", { name: "Check rows" }).click();
  await expect(tab("Duplicate")).toContainText("25");
  await page.getByRole("button", { name: "Discard" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Discard file" }).click();
  await expect(page.getByText("Ended early").first()).toBeVisible();
  expect((await sandbox.team(team.name)).clients).toHaveLength(25);
});

test("clients of API v1 come in from its JSON", async ({ team }) => {
  await team.connect();
  const page = await team.as("staff");
  const mark = unique();
  const client = (id: number, status: number) => ({
    id,
    status,
    title: "mrs",
    first_name: "Emily",
    middle_name: "",
    last_name: `Bard${id}-${mark}`,
    email: `emily${id}.${mark}@example.com`,
    dob: "1977-02-01",
    reference: `ref-${id}-${mark}`,
    archived: false,
  });
  await page.goto("/clients/import");
  await page.getByLabel("File").setInputFiles({
    name: "v1.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify({ data: [client(6, 1), client(7, 9)] })),
  });
  await page.getByRole("button", { name: "Upload file" }).click();
  await expect(page.getByText("1 client with status 1, which is “pending” in v2.")).toBeVisible();
  await expect(page.getByText(/1 client with status 9, which has no known meaning/)).toBeVisible();
  await page.getByRole("button", { name: "Create 2 clients" }).click();
  await expect(page.getByText("2 created", { exact: false })).toBeVisible();
  const there = (await sandbox.team(team.name)).clients.map((one) => one.reference);
  expect(there.sort()).toEqual([`ref-6-${mark}`, `ref-7-${mark}`]);
  await expect(page.getByRole("link", { name: new RegExp(`Bard6-${mark}`) })).toBeVisible();
});

test("clients and cases are exported as CSV that no spreadsheet runs", async ({ team }) => {
  await team.connect();
  const page = await team.as("manager");
  const mark = unique();
  await createClient(page, {
    firstName: "Otis",
    lastName: `Peabody-${mark}`,
    email: `otis.${mark}@example.com`,
    reference: "=HYPERLINK(1)",
  });
  await page.goto("/clients");
  const clients = await saved(page, () => page.getByRole("button", { name: "Export CSV" }).click());
  expect(clients.name).toMatch(/^gatehouse-clients-.*\.csv$/);
  const text = clients.bytes.toString();
  expect(text).toContain(`Peabody-${mark}`);
  expect(text).not.toMatch(/(^|,)"?=HYPERLINK/m);
  await expect(toast(page, "The CSV is saved")).toBeVisible();
  await page.goto("/cases");
  await page.getByRole("button", { name: /^Filter/ }).click();
  const cases = await saved(page, () => page.getByRole("button", { name: "Export CSV" }).click());
  expect(cases.name).toMatch(/^gatehouse-cases-.*\.csv$/);
});
