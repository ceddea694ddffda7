import { afterAll, beforeAll, expect, it } from "vitest";
import { makeTeam } from "@/lib/auth/testing";
import { withTeam } from "@/lib/db/client";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { type RunningSandbox, startSandbox } from "@/lib/sandbox/server";
import { makeDesk, stubSettings } from "@/lib/sync/testing-desk";
import { amiqusFor } from "./client";

let database: TestDatabase;
let sandbox: RunningSandbox;
let baseUrl: string;

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = await startSandbox();
  baseUrl = `${sandbox.url}/amiqus/api/v2`;
  stubSettings(sandbox.url);
});
afterAll(async () => {
  await sandbox.close();
  await database.drop();
});

it("calls Amiqus as the team's own account, outside transactions only", async () => {
  const { ctx, connection } = await makeDesk(baseUrl);
  const amiqus = await amiqusFor(ctx.teamId, connection.id);
  const created = await amiqus.createOrganisation({ name: "Doc's Garage" });
  expect((await amiqus.retrieveOrganisation(created.value.id)).value.name).toBe("Doc's Garage");
  await expect(withTeam(ctx.teamId, () => amiqus.me())).rejects.toThrow("transaction");
});

it("knows no connection of another team, archived, unknown or of another provider", async () => {
  const { ctx, connection } = await makeDesk(baseUrl);
  const absent = { code: "not-found", message: "There is no such connection." };
  await expect(amiqusFor(await makeTeam(), connection.id)).rejects.toMatchObject(absent);
  await expect(amiqusFor(ctx.teamId, ctx.memberId)).rejects.toMatchObject(absent);
  const change = (data: { provider?: string; archivedAt?: Date | null }) =>
    withTeam(ctx.teamId, (tx) =>
      tx.connection.update({ where: { id: connection.id, teamId: ctx.teamId }, data }),
    );
  await change({ archivedAt: new Date() });
  await expect(amiqusFor(ctx.teamId, connection.id)).rejects.toMatchObject(absent);
  await change({ archivedAt: null, provider: "quickr" });
  await expect(amiqusFor(ctx.teamId, connection.id)).rejects.toMatchObject({ code: "not-found" });
});
