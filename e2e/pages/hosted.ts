import { expect, type Page } from "@playwright/test";

/** The provider's page on which a client performs a record: here the test plays the client. */
export class HostedPage {
  constructor(readonly page: Page) {}

  /** Completes a step with an outcome, e.g. `complete("Photo ID", "consider")`. */
  async complete(step: string, outcome: string): Promise<void> {
    const form = this.page.getByRole("group", { name: step });
    await form.getByLabel(`Outcome of ${step}`).selectOption(outcome);
    await form.getByRole("button", { name: `Complete ${step}` }).click();
    await expect(this.page.getByRole("group", { name: step })).toHaveCount(0);
  }

  async expectStatus(status: string): Promise<void> {
    await expect(this.page.getByRole("status")).toContainText(status);
  }
}
