import type { Page } from "@playwright/test";
import { z } from "zod";
import { environment } from "../environment";

/** Base URL of Action Management for connections: the sandbox's own mount, or what stands in front of it. */
const baseUrl =
  process.env.SANDBOX_ACTION_MANAGEMENT_URL ||
  `${environment.sandboxUrl}/action-management/v1/actionmanagement`;

async function control(method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(`${environment.sandboxUrl}/__sandbox/action-management${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

const hubSchema = z.object({
  cases: z.array(z.object({ id: z.number(), name: z.string(), status: z.string().nullable() })),
});

/** A hub of the test's own, as somebody who works there has it. */
export class Hub {
  private constructor(
    readonly id: number,
    readonly clientId: string,
    readonly secret: string,
  ) {}

  /** Makes an empty hub with the published program and these people as end users. */
  static async make(mark: string, emails: readonly string[]): Promise<Hub> {
    const clientId = `client-${mark}`;
    const secret = `sandbox-action-management-secret-${mark}`;
    const users = emails.map((email) => ({ firstName: email.split(".")[0] ?? "", lastName: mark, email }));
    const made = await control("POST", "/hubs", { clientId, clientSecret: secret, users });
    return new Hub(z.object({ id: z.number() }).parse(made).id, clientId, secret);
  }

  async cases() {
    return hubSchema.parse(await control("GET", `/hubs/${this.id}`)).cases;
  }

  /** Somebody there changes a case. */
  async change(caseId: number, patch: { name?: string; cost?: number; status?: string }): Promise<void> {
    await control("PATCH", `/hubs/${this.id}/cases/${caseId}`, patch);
  }

  async note(caseId: number, comments: string): Promise<void> {
    await control("POST", `/hubs/${this.id}/cases/${caseId}/notes`, { comments });
  }

  /** Fills the form of a new connection to this hub. */
  async fill(page: Page, name: string, secret = this.secret): Promise<void> {
    await page.goto("/settings/connections/new");
    await page.getByLabel("Provider").selectOption("action-management");
    await page.getByLabel("Name").fill(name);
    await page.getByLabel("Base URL").fill(baseUrl);
    await page.getByLabel("Hub ID").fill(String(this.id));
    await page.getByLabel("Client ID").fill(this.clientId);
    await page.getByLabel("Client secret").fill(secret);
    await page.getByLabel("End user list ID").fill("906");
  }

  /** Answers the hub's survey as a customer does. */
  async answerSurvey(
    page: Page,
    answers: { name: string; email: string; satisfaction: string },
  ): Promise<void> {
    await page.goto(`${environment.sandboxUrl}/action-management/survey/${this.id}`);
    await page.getByLabel("Your name").fill(answers.name);
    await page.getByLabel("E-mail address").fill(answers.email);
    await page.getByLabel("How satisfied are you?").selectOption(answers.satisfaction);
    await page.getByRole("button", { name: "Send answers" }).click();
    await page.getByRole("heading", { name: "Thank you" }).waitFor();
  }
}
