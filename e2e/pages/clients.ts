import type { Page } from "@playwright/test";

export interface ClientInput {
  firstName: string;
  lastName: string;
  email: string;
  dob?: string;
  reference?: string;
}

/** Fills the fields of the client form that are given. */
export async function fillClient(page: Page, client: ClientInput): Promise<void> {
  await page.getByLabel("First name").fill(client.firstName);
  await page.getByLabel("Last name").fill(client.lastName);
  if (client.dob) await page.getByLabel("Date of birth").fill(client.dob);
  if (client.reference) await page.getByLabel("Reference").fill(client.reference);
  await page.getByLabel("E-mail").fill(client.email);
}

/** Creates a client at the only connection and waits for its page. Returns its id. */
export async function createClient(page: Page, client: ClientInput): Promise<string> {
  await page.goto("/clients/new");
  await fillClient(page, client);
  await page.getByRole("button", { name: "Create client" }).click();
  await page.waitForURL(/\/clients\/[0-9a-f-]{36}$/);
  return page.url().split("/").at(-1) ?? "";
}
