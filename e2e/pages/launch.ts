import { expect, type Locator, type Page } from "@playwright/test";

/** The launch page of one client. */
export class LaunchPage {
  constructor(readonly page: Page) {}

  /** Opens the page; where the team has several connections, with the part of the one whose name starts like this. */
  async open(clientId: string, connection = "Amiqus"): Promise<void> {
    await this.page.goto(`/cases/launch?client=${clientId}`);
    await expect(this.page.getByRole("heading", { level: 1 })).toContainText("Launch for");
    if ((await this.needs.count()) > 0) await this.choose(connection);
  }

  /** What is needed; only there with several connections. */
  get needs(): Locator {
    return this.page.getByRole("group", { name: "What is needed" });
  }

  /** Says that something is needed; the page proposes where it is launched. */
  async need(label: string): Promise<void> {
    const box = this.needs.getByRole("checkbox", { name: new RegExp(`^${label}`) });
    await expect(async () => {
      await box.check();
      await expect(this.page.getByRole("list", { name: "Where it is launched" })).toContainText(label, {
        timeout: 1_000,
      });
    }).toPass();
  }

  /** Takes a connection as it is, by the start of its name. */
  async choose(connection: string): Promise<void> {
    await this.page
      .getByRole("group", { name: "Or choose a connection" })
      .getByRole("checkbox", { name: new RegExp(`^${connection}`) })
      .first()
      .check();
  }

  /** Adds a step by its name on the screen and returns its line. */
  async add(label: string): Promise<Locator> {
    const picker = this.page.getByRole("group", { name: "Add steps" });
    await picker
      .getByRole("button", { name: new RegExp(`^${label}\\b`) })
      .first()
      .click();
    return this.step(label);
  }

  step(label: string): Locator {
    return this.page
      .getByRole("list", { name: "Chosen steps" })
      .getByRole("listitem", { name: new RegExp(`^\\d+\\. ${label}$`) });
  }

  /** Takes the first choice that a picker offers. */
  async takeFirst(field: Locator): Promise<void> {
    await field.click();
    await this.page.getByRole("listbox", { name: "Choices" }).getByRole("option").first().click();
  }

  /** What is about to be launched, with its cost. */
  get review(): Locator {
    return this.page.getByRole("region", { name: "Review" });
  }

  get submit(): Locator {
    return this.page.getByRole("button", { name: /^Launch (record|case)$/ });
  }

  /** Launches and waits for the case's page. Returns its id. */
  async launch(): Promise<string> {
    await this.submit.click();
    await this.page.waitForURL(/\/cases\/[0-9a-f-]{36}/);
    return new URL(this.page.url()).pathname.split("/").at(-1) ?? "";
  }
}
