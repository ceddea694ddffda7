import { type Browser, test as base, type Page } from "@playwright/test";
import { createTeam, sql } from "./database";
import { environment, password, tokenCanary, unique } from "./environment";
import { untilHydrated } from "./hydration";
import { addConnection } from "./pages/connections";
import { sandbox } from "./sandbox";
import { type Watcher, watch } from "./watch";

export { expect } from "@playwright/test";

export const roles = ["admin", "manager", "staff", "auditor"] as const;
export type Role = (typeof roles)[number];

/** Fills the sign-in form of a page that shows it. */
export async function fillSignIn(page: Page, email: string, secret = password): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password (required)").fill(secret);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** A notification with this text. */
export function toast(page: Page, text: string | RegExp) {
  return page.getByRole("region", { name: "Notifications" }).getByText(text);
}

/** Opens browsers, each like another computer, and sees to it that nothing goes wrong in them unseen. */
export interface Desk {
  /** A browser without a session. */
  visitor(options?: Parameters<Browser["newContext"]>[0]): Promise<Page>;
  /** A browser in which this user has just signed in. */
  signIn(email: string, options?: Parameters<Browser["newContext"]>[0]): Promise<Page>;
  /** A browser of a demo user, signed in once per run. */
  as(role: Role, options?: Parameters<Browser["newContext"]>[0]): Promise<Page>;
}

/** A team of the test's own, here and at the provider, without a connection yet. */
export interface OwnTeam {
  readonly id: string;
  readonly name: string;
  readonly token: string;
  email(role: Role): string;
  /** A browser in which the member with this role is signed in. */
  as(role: Role): Promise<Page>;
  /** Has an admin connect the team to its provider. Returns the connection's id. */
  connect(): Promise<string>;
}

type State = Awaited<ReturnType<Awaited<ReturnType<Browser["newContext"]>>["storageState"]>>;

export const test = base.extend<
  { desk: Desk; team: OwnTeam; quiet: undefined },
  { states: Map<Role, State> }
>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs
  states: [async ({}, use) => use(new Map()), { scope: "worker" }],

  quiet: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      await use(undefined);
      await sandbox.clearFaults();
    },
    { auto: true },
  ],

  desk: async ({ browser, states }, use) => {
    const opened: { page: Page; watcher: Watcher }[] = [];
    const desk: Desk = {
      async visitor(options = {}) {
        const context = await browser.newContext({ baseURL: environment.baseUrl, ...options });
        const watcher = watch(context);
        const page = untilHydrated(await context.newPage());
        opened.push({ page, watcher });
        return page;
      },
      async signIn(email, options) {
        const page = await desk.visitor(options);
        await page.goto("/sign-in");
        await fillSignIn(page, email);
        await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
        return page;
      },
      async as(role, options = {}) {
        const known = states.get(role);
        if (known) return desk.visitor({ ...options, storageState: known });
        const page = await desk.signIn(`${role}@demo.test`, options);
        states.set(role, await page.context().storageState());
        return page;
      },
    };
    await use(desk);
    const problems: string[] = [];
    for (const { page, watcher } of opened) {
      await watcher.settle();
      problems.push(...watcher.problems);
      await page.context().close();
    }
    if (problems.length > 0) throw new Error(`Unseen problems:\n${problems.join("\n")}`);
  },

  team: async ({ desk }, use) => {
    const mark = unique();
    const name = `Team ${mark}`;
    const email = (role: Role) => `${role}.${mark}@e2e.test`;
    const people = roles.map((role) => ({ role, email: email(role), name: `${role} ${mark}` }));
    const token = `${tokenCanary}-${mark}`;
    const id = await createTeam(name, people);
    await sandbox.createTeam(
      name,
      token,
      people.map(({ name: person, email: address }) => ({ name: person, email: address })),
    );
    const as = (role: Role) => desk.signIn(email(role));
    await use({
      id,
      name,
      token,
      email,
      as,
      connect: async () => addConnection(await as("admin"), { name: `Amiqus ${mark}`, token }),
    });
    // Its connections would go on being polled for the rest of the run.
    await sql("update connections set status = 'disabled' where team_id = $1", [id]);
  },
});
