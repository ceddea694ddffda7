import { expect, type Locator, type Page } from "@playwright/test";
import { z } from "zod";
import { environment, unique } from "../environment";
import type { OwnTeam } from "../fixtures";
import { createClient } from "./clients";
import { LaunchPage } from "./launch";

/** Base URL of Quickr for connections: the sandbox's own mount, or what stands in front of it. */
const quickrUrl = process.env.SANDBOX_QUICKR_URL || `${environment.sandboxUrl}/quickr/v2`;

export const quickrAccount = { id: "TQ1000001", key: "sandbox-quickr-key" };
export const quickrPartner = { id: "TQ1000002", key: "sandbox-quickr-partner-key" };

/** Connects the team of a signed-in admin to Quickr. Returns the connection's id. */
async function connectQuickr(page: Page, name: string, account = quickrAccount): Promise<string> {
  await fillQuickr(page, name, account);
  await page.getByRole("button", { name: "Save connection" }).click();
  await page.waitForURL(/\/settings\/connections\/(?!new)[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/** A team whose admin is connected to Quickr and nowhere else. */
export async function connectedToQuickr(team: OwnTeam, account = quickrAccount) {
  const page = await team.as("admin");
  const connectionId = await connectQuickr(page, `Quickr ${unique()}`, account);
  return { page, connectionId, root: `/settings/connections/${connectionId}` };
}

/** Fills the form of a new Quickr connection. */
export async function fillQuickr(page: Page, name: string, account = quickrAccount): Promise<void> {
  await page.goto("/settings/connections/new");
  await page.getByLabel("Provider").selectOption("quickr");
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Base URL").fill(quickrUrl);
  await page.getByLabel("Account ID", { exact: false }).first().fill(account.id);
  await page.getByLabel("API key").fill(account.key);
}

/** Creates somebody to launch for and opens the launch page, whose only part is Quickr's. */
export async function openLaunch(page: Page): Promise<QuickrLaunch> {
  const lastName = `Lothbrok-${unique()}`;
  const email = `floki.${lastName}@example.com`.toLowerCase();
  const launch = new LaunchPage(page);
  await launch.open(await createClient(page, { firstName: "Floki", lastName, email }), "Quickr");
  return new QuickrLaunch(page, launch);
}

/** Quickr's part of the launch page. */
export class QuickrLaunch {
  constructor(
    readonly page: Page,
    private readonly launchPage: LaunchPage,
  ) {}

  /** Goes to a step by the list of steps. Forward, what is wrong before it stops there. */
  async step(name: "Purpose" | "Checks" | "Known data" | "Follow-up" | "Review"): Promise<void> {
    const steps = this.page.getByRole("navigation", { name: "Steps of the launch" });
    const button = steps.getByRole("button", { name: new RegExp(`^\\d ${name}$`) });
    if ((await button.getAttribute("aria-current")) !== "step") await button.click();
    await expect(button).toHaveAttribute("aria-current", "step");
  }

  async next(): Promise<void> {
    await this.page.getByRole("button", { name: "Next", exact: true }).click();
  }

  async purpose(name: string): Promise<void> {
    await this.step("Purpose");
    await this.page.getByRole("radio", { name: new RegExp(`^${name}`) }).check();
  }

  async check(...labels: string[]): Promise<void> {
    await this.step("Checks");
    for (const label of labels) await this.line(label).getByRole("checkbox").check();
  }

  /** The line of a check, with its schedule and what is wrong with it. */
  line(label: string): Locator {
    return this.page
      .getByRole("group", { name: "Checks" })
      .getByRole("listitem")
      .filter({ has: this.page.getByRole("checkbox", { name: new RegExp(`^${label}`) }) });
  }

  async sections(...labels: string[]): Promise<void> {
    await this.step("Checks");
    const group = this.page.getByRole("group", { name: "Sections" });
    for (const label of labels) await group.getByRole("checkbox", { name: label, exact: true }).check();
  }

  async company(organizationNumber: string): Promise<void> {
    await this.step("Known data");
    await this.page.getByLabel("Organisation number").fill(organizationNumber);
  }

  /** Goes to the review, launches and waits for the case's page. Returns its id. */
  async launch(): Promise<string> {
    await this.step("Review");
    return this.launchPage.launch();
  }
}

const caseSchema = z.object({ id: z.string(), status: z.string() });

async function control(method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(`${environment.sandboxUrl}/__sandbox/quickr${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** Plays Quickr's registers. */
export const quickrSandbox = {
  /** A register changes something about the company of a case. */
  async discover(quickrId: string, change: Record<string, string>): Promise<void> {
    caseSchema.parse(await control("POST", `/cases/${quickrId}/discover`, { section: "company", change }));
  },
};

/** Quickr's id of the open case, out of the facts. */
export async function quickrId(page: Page): Promise<string> {
  const facts = page.getByRole("complementary", { name: "Facts" });
  const shown = facts.getByText("Provider’s id").locator("xpath=following-sibling::dd");
  await expect(shown).not.toBeEmpty();
  return ((await shown.textContent()) ?? "").trim();
}
