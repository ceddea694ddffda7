import { expect, type Locator, type Page } from "@playwright/test";
import { z } from "zod";
import { environment } from "../environment";
import { LaunchPage } from "./launch";

/** Base URL of APLYiD for connections: the sandbox's own mount, or what stands in front of it. */
const aplyidUrl = process.env.SANDBOX_APLYID_URL || `${environment.sandboxUrl}/aplyid`;

const state = z.object({
  integrations: z.array(
    z.object({
      key: z.string(),
      cases: z.array(z.object({ id: z.number(), externalId: z.string().nullable(), status: z.string() })),
    }),
  ),
});

async function control(method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(`${environment.sandboxUrl}/__sandbox${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** The control side of APLYiD's sandbox. */
export const aplyidSandbox = {
  /** Sets up an integration of the test's own. */
  async addKey(key: string): Promise<void> {
    await control("POST", "/aplyid/keys", { key, mode: "test" });
  },

  async cases(key: string) {
    const { integrations } = state.parse(await control("GET", "/aplyid/state"));
    return integrations.find((one) => one.key === key)?.cases ?? [];
  },

  /** Plays staff at the end of a guided flow. */
  async complete(caseId: number, decision: "approved" | "denied" | "no_decision_yet"): Promise<void> {
    await control("POST", `/aplyid/cases/${caseId}/complete`, { decision });
  },

  /** Has the next launch misbehave. */
  async fault(kind: string): Promise<void> {
    await control("POST", "/faults", { kind, method: "POST", path: "^/aplyid/integrations/core/cases$" });
  },
};

/** Sends a delivery to the desk as the provider would. Answers the HTTP status. */
export async function deliver(address: string, body: object): Promise<number> {
  const answer = await fetch(address, {
    method: "POST",
    body: JSON.stringify(body),
    headers: {
      "content-type": "application/json",
      "x-workflow-event-type": "case.completed",
      "x-workflow-webhook-id": crypto.randomUUID(),
    },
  });
  return answer.status;
}

/** Fills the form of a new APLYiD connection. */
export async function fillAplyid(
  page: Page,
  values: { name: string; key: string; madeOn?: string },
): Promise<void> {
  await page.goto("/settings/connections/new");
  await page.getByLabel("Provider").selectOption("aplyid");
  await page.getByLabel("Name").fill(values.name);
  await page.getByLabel("Base URL").fill(aplyidUrl);
  await page.getByLabel("Access key").fill(values.key);
  await page.getByLabel("Integration").selectOption("test");
  if (values.madeOn) await page.getByLabel("Made on").fill(values.madeOn);
}

/** Connects the team of a signed-in admin with a key of its own. Answers the connection's id and webhook address. */
export async function connectAplyid(
  page: Page,
  values: { name: string; key: string; madeOn?: string },
): Promise<{ connectionId: string; address: string }> {
  await aplyidSandbox.addKey(values.key);
  await fillAplyid(page, values);
  await page.getByRole("button", { name: "Save connection" }).click();
  await page.waitForURL(/\/settings\/connections\/(?!new)[0-9a-f-]{36}$/);
  const shown = page
    .getByRole("region", { name: "Webhook address" })
    .getByText(/\/api\/webhooks\/[\w-]{16,}/);
  const address = (await shown.first().textContent())?.trim() ?? "";
  return { connectionId: new URL(page.url()).pathname.split("/").at(-1) ?? "", address };
}

/** Pastes the desk's address in the provider's portal, as a person there does. */
export async function pasteAddress(page: Page, key: string, address: string): Promise<void> {
  await page.goto(`${environment.sandboxUrl}/aplyid/portal`);
  const integration = page.getByRole("group", { name: new RegExp(`^${key},`) });
  await integration.getByLabel("Webhook URL").fill(address);
  await integration.getByRole("button", { name: "Save webhook" }).click();
  await expect(integration.getByLabel("Webhook URL")).toHaveValue(address);
}

/** APLYiD's part of the launch page. */
export class AplyidLaunch {
  private readonly launchPage: LaunchPage;

  constructor(readonly page: Page) {
    this.launchPage = new LaunchPage(page);
  }

  /** Opens the page and waits until its form is alive: a press before that would send it as a plain form. */
  async open(clientId: string): Promise<void> {
    await this.launchPage.open(clientId, "APLYiD");
    const address = this.page.getByLabel("Send an address");
    await expect(async () => {
      await address.check();
      await expect(this.page.getByRole("textbox", { name: /^Postcode/ })).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await address.uncheck();
  }

  get submit(): Locator {
    return this.launchPage.submit;
  }

  /** Launches and waits for the case's page. Returns its id. */
  launch(): Promise<string> {
    return this.launchPage.launch();
  }
}

/** The guided flow in a tab of its own: here the test plays staff. */
export class GuidedFlow {
  constructor(readonly page: Page) {}

  async complete(decision: "Approve" | "Deny" | "No decision yet"): Promise<void> {
    await this.page.getByRole("radio", { name: decision }).check();
    await this.page.getByRole("button", { name: "Complete case" }).click();
    await expect(this.page.getByRole("status")).toContainText("completed");
  }
}
