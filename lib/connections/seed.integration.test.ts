import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { withSystem } from "@/lib/db/client";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { catalog } from "@/lib/providers/catalog";
import { credentialSchemaOf } from "@/lib/providers/registry";
import { stubSettings } from "@/lib/sync/testing-desk";
import { seedDemo } from "@/prisma/seed";
import { openAccount } from "./sealed";

const sandboxUrl = "http://127.0.0.1:9";
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  stubSettings(sandboxUrl);
  // What stands in front of the sandbox in this run is not what is tested here.
  for (const provider of ["AMIQUS", "APLYID", "QUICKR", "ACTION_MANAGEMENT"])
    vi.stubEnv(`SANDBOX_${provider}_URL`, "");
});
afterAll(async () => {
  await database.drop();
});

const connections = () => withSystem((tx) => tx.connection.findMany({ orderBy: { provider: "asc" } }));

it("connects the demo team once to each offered provider, and follows the sandbox", async () => {
  await seedDemo({ sandboxUrl });
  const first = await connections();
  expect(first.map((one) => one.provider)).toEqual(Object.keys(catalog).sort());
  for (const row of first) {
    expect(credentialSchemaOf(row.provider)?.safeParse(openAccount(row)).success, row.provider).toBe(true);
    expect(row.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:9\/[a-z]/);
  }
  await seedDemo({ sandboxUrl });
  expect(await connections()).toEqual(first);
  await seedDemo({ sandboxUrl: "http://127.0.0.1:10" });
  const moved = await connections();
  expect(moved.map((one) => one.id)).toEqual(first.map((one) => one.id));
  expect(moved.every((one) => one.baseUrl.startsWith("http://127.0.0.1:10/"))).toBe(true);
});
