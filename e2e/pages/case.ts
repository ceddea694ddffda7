import { expect, type Locator, type Page } from "@playwright/test";
import { HostedPage } from "./hosted";

/** The open case on the right of the queue. */
export class CasePage {
  constructor(readonly page: Page) {}

  async open(caseId: string): Promise<void> {
    await this.page.goto(`/cases/${caseId}`);
    await expect(this.article).toBeVisible();
  }

  get article(): Locator {
    return this.page.getByRole("article", { name: "Case" });
  }

  get heading(): Locator {
    return this.article.getByRole("heading", { level: 1 });
  }

  async tab(name: string): Promise<Locator> {
    await this.article.getByRole("tab", { name: new RegExp(`^${name}`) }).click();
    return this.article.getByRole("tabpanel");
  }

  async more(item: string): Promise<void> {
    await this.article.getByRole("button", { name: "More actions" }).click();
    await this.page.getByRole("menuitem", { name: item }).click();
  }

  /** Opens the client's page at the provider as the client would: in a tab of its own. */
  async openClientsPage(): Promise<HostedPage> {
    const opened = this.page.context().waitForEvent("page");
    await this.more("Open client’s page");
    return new HostedPage(await opened);
  }

  /** Decides with a reason and waits until the dialog has gone. */
  async decide(
    verb: "Approve" | "Reject" | "Hold" | "Reopen",
    reason: string,
    until?: string,
  ): Promise<void> {
    await this.article.getByRole("button", { name: new RegExp(`^${verb}`) }).click();
    const dialog = this.page.getByRole("alertdialog", { name: `${verb} case` });
    await dialog.getByLabel("Reason").fill(reason);
    if (until) await dialog.getByLabel("Hold until").fill(until);
    await dialog.getByRole("button", { name: `${verb} case` }).click();
    await expect(dialog).toBeHidden();
  }
}
