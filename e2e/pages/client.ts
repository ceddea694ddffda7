import { expect, type Locator, type Page } from "@playwright/test";

/** The page of one client, with the tabs that its provider adds. */
export class ClientPage {
  constructor(
    readonly page: Page,
    readonly clientId: string,
  ) {}

  /** Opens a tab by its name and returns what it shows. */
  async tab(name: string): Promise<Locator> {
    if (!this.page.url().includes(`/clients/${this.clientId}`)) {
      await this.page.goto(`/clients/${this.clientId}`);
    }
    await this.page.getByRole("tab", { name, exact: true }).click();
    await expect(this.page.getByRole("tab", { name, exact: true })).toHaveAttribute("aria-selected", "true");
    return this.page.getByRole("tabpanel");
  }

  /** Attaches a file of these bytes and waits until it is listed. */
  async attach(file: { name: string; mimeType: string; buffer: Buffer }, as: string, goodUntil = "") {
    await this.page.getByRole("button", { name: "Attach file" }).click();
    const dialog = this.page.getByRole("dialog", { name: "Attach file" });
    await dialog.locator("input[type=file]").setInputFiles(file);
    await dialog.getByLabel("Name").fill(as);
    if (goodUntil) await dialog.getByLabel("Good until").fill(goodUntil);
    await dialog.getByRole("button", { name: "Attach file" }).click();
    await expect(dialog).toBeHidden();
    await expect(this.file(as)).toBeVisible();
  }

  /** The line of a file. */
  file(name: string): Locator {
    return this.page.getByRole("tabpanel").getByRole("listitem").filter({ hasText: name });
  }
}

/** The smallest picture there is: one dot. */
export const dot = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
