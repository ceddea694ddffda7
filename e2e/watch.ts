import type { BrowserContext, Page, Response } from "@playwright/test";
import { sql } from "./database";
import { environment, type Place, secretCanaries } from "./environment";

/** What no browser may ever see. */
export interface Watcher {
  /** Everything that went wrong in the background: page errors, broken policy, secrets in answers. */
  readonly problems: string[];
  /** Waits until every answer has been searched. */
  settle(): Promise<void>;
}

const searched = /html|json|javascript|x-component|text\/plain/;
/** Files of the build that were searched already: they are the same for every browser. */
const built = new Set<string>();

/**
 * Watches all pages of a context: errors of scripts, breaches of the content security policy, and secrets in any
 * HTML, RSC or JSON answer of the desk.
 */
export function watch(context: BrowserContext): Watcher {
  const problems: string[] = [];
  const running = new Set<Promise<void>>();

  async function search(response: Response): Promise<void> {
    const type = response.headers()["content-type"] ?? "";
    const url = response.url();
    if (!url.startsWith(environment.baseUrl) || !searched.test(type) || built.has(url)) return;
    // A page that is left takes the bodies of its last answers with it.
    const body = await response.text().catch(() => null);
    if (body === null) return;
    if (secretCanaries.some((secret) => body.includes(secret))) {
      problems.push(`${url} carries a provider's secret`);
    } else if (new URL(url).pathname.startsWith("/_next/static/")) built.add(url);
  }

  function attach(page: Page): void {
    page.on("pageerror", (error) => problems.push(`${page.url()}: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() !== "error") return;
      if (/content security policy/i.test(message.text())) problems.push(`${page.url()}: ${message.text()}`);
      if (/hydrat/i.test(message.text())) problems.push(`${page.url()}: ${message.text()}`);
    });
  }

  context.on("page", attach);
  context.on("response", (response) => {
    const work = search(response).finally(() => running.delete(work));
    running.add(work);
  });
  return {
    problems,
    async settle() {
      const all = Promise.all(running);
      // The browser never hands over the body of an answer whose page was left at the wrong moment.
      await Promise.race([all, new Promise((resolve) => setTimeout(resolve, 2_000))]);
    },
  };
}

/** Sealed secrets as a desk's database keeps them, to look for beside the plain ones. */
export async function sealedSecrets(at: Place): Promise<string[]> {
  const rows = await sql<{ secret: string }>(
    `select credentials as secret from connections where credentials <> ''
     union select webhook_secrets from connections where webhook_secrets is not null
     union select envelope from access_tokens`,
    [],
    at,
  );
  return rows.map((row) => row.secret);
}
