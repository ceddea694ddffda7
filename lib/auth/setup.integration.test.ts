import { afterAll, beforeAll, expect, it } from "vitest";
import { withSystem } from "@/lib/db/client";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { loadSession } from "./session";
import { completeSetup, issueSetupToken, needsSetup } from "./setup";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const visitor = { ip: null, userAgent: null, requestId: "" };
const input = (token: string, email: string) => ({
  token,
  teamName: "Hill Valley Law",
  timeZone: "Europe/London",
  name: "Emmett Brown",
  email,
  password: "clock tower lightning",
});

it("is done once, with the newest unexpired token, also when tried many times at once", async () => {
  expect(await needsSetup()).toBe(true);
  const earlier = await issueSetupToken();
  const token = await issueSetupToken();
  if (!earlier || !token) throw new Error("no token");
  await expect(completeSetup(input(earlier, "a@hill.test"), visitor)).rejects.toMatchObject({
    fieldErrors: { token: [expect.any(String)] },
  });
  const tomorrow = new Date(Date.now() + 25 * 60 * 60 * 1000);
  await expect(completeSetup(input(token, "a@hill.test"), visitor, tomorrow)).rejects.toMatchObject({
    code: "invalid",
  });
  const stored = await withSystem((tx) => tx.setupToken.findMany());
  expect(JSON.stringify(stored)).not.toContain(token);

  const race = await Promise.allSettled(
    Array.from({ length: 5 }, (_, index) => completeSetup(input(token, `admin${index}@hill.test`), visitor)),
  );
  const won = race.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  expect(won).toHaveLength(1);
  expect(await withSystem((tx) => tx.user.count())).toBe(1);
  expect(await withSystem((tx) => tx.team.count())).toBe(1);
  const [claims] = won;
  expect(claims && (await loadSession(claims))?.role).toBe("admin");

  expect(await needsSetup()).toBe(false);
  expect(await issueSetupToken()).toBeNull();
  await expect(completeSetup(input(token, "late@hill.test"), visitor)).rejects.toMatchObject({
    code: "conflict",
  });
});
