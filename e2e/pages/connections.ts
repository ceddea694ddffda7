import type { Page } from "@playwright/test";
import { environment } from "../environment";

/** The form under Settings → Connections → Add connection. */
export async function fillConnection(
  page: Page,
  values: { name: string; token: string; baseUrl?: string },
): Promise<void> {
  await page.goto("/settings/connections/new");
  await page.getByLabel("Name").fill(values.name);
  await page.getByLabel("Base URL").fill(values.baseUrl ?? environment.amiqusUrl);
  await page.getByLabel("Personal access token").fill(values.token);
}

/** Adds a connection and waits until its page is there. */
export async function addConnection(page: Page, values: { name: string; token: string }): Promise<string> {
  await fillConnection(page, values);
  await page.getByRole("button", { name: "Save connection" }).click();
  await page.waitForURL(/\/settings\/connections\/(?!new)[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}
