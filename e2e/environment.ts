import { z } from "zod";

function given(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run these tests with \`npm run e2e\`.`);
  return value;
}

const deskSchema = z.object({ baseUrl: z.string(), sandboxUrl: z.string(), databaseUrl: z.string() });

/** The desks of the run, one per worker: faults and the clock of a sandbox are met by everybody at its desk. */
export const desks = z.tuple([deskSchema], deskSchema).parse(JSON.parse(given("E2E_DESKS")));
export type Place = z.infer<typeof deskSchema>;

/** The desk of this worker. */
export const place = desks[Number(process.env.TEST_PARALLEL_INDEX ?? 0)] ?? desks[0];

/** Where `npm run e2e` put everything. */
export const environment = {
  ...place,
  appLog: given("E2E_APP_LOG"),
  emptyUrl: given("E2E_EMPTY_URL"),
  setupToken: given("E2E_SETUP_TOKEN"),
  /** Base URL of Amiqus for connections: the sandbox's own mount, or what stands in front of it. */
  amiqusUrl: process.env.SANDBOX_AMIQUS_URL || `${place.sandboxUrl}/amiqus/api/v2`,
};

/** Every Amiqus token that the sandbox takes starts with this. */
export const tokenCanary = "sandbox-amiqus-token";
/** Secrets of the sandbox's accounts, and how tokens got in exchange look: none may reach a browser or a log. */
export const secretCanaries = [
  tokenCanary,
  "sandbox-aplyid-key",
  "sandbox-quickr-key",
  "sandbox-action-management-secret",
  "eyJhbGciOiJub25lIn0.",
];
/** Password of every user in these tests. */
export const password = "gatehouse-demo";

/** A short text that no other test of the run uses. */
export function unique(): string {
  return Math.random().toString(36).slice(2, 8).padEnd(6, "0");
}
