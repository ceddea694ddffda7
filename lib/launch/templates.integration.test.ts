import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withSystem } from "@/lib/db/client";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { makeDesk, stubSettings } from "@/lib/sync/testing-desk";
import { deleteTemplate, listTemplates, renameTemplate, saveTemplate } from "./templates";

let database: TestDatabase;
let desk: Awaited<ReturnType<typeof makeDesk>>;

beforeAll(async () => {
  database = await createTestDatabase();
  stubSettings("http://127.0.0.1:1");
  desk = await makeDesk("http://127.0.0.1:1/amiqus/api/v2");
});
afterAll(() => database.drop());

const part = () => ({ connectionId: desk.connection.id, provider: "amiqus", draft: { steps: ["a"] } });

describe("launch templates", () => {
  it("are saved, renamed and deleted by managers, and audited", async () => {
    const { templateId } = await saveTemplate(desk.ctx, { name: "House purchase", parts: [part()] });
    const staff = { ...desk.ctx, role: "staff" as const };
    expect(await listTemplates(staff)).toMatchObject([{ name: "House purchase", parts: [part()] }]);
    await expect(saveTemplate(staff, { name: "Mine", parts: [part()] })).rejects.toMatchObject({
      code: "forbidden",
    });
    await renameTemplate(desk.ctx, { templateId, name: "house purchase" });
    await expect(saveTemplate(desk.ctx, { name: "House Purchase", parts: [part()] })).rejects.toMatchObject({
      code: "invalid",
      fieldErrors: { name: expect.anything() },
    });
    await deleteTemplate(desk.ctx, templateId);
    expect(await listTemplates(staff)).toEqual([]);
    const audits = await withSystem((tx) =>
      tx.auditEvent.findMany({
        where: { teamId: desk.ctx.teamId, objectType: "template" },
        orderBy: { seq: "asc" },
      }),
    );
    expect(audits.map((event) => event.action)).toEqual([
      "template.create",
      "template.rename",
      "template.delete",
    ]);
  });

  it("belong to one team", async () => {
    const other = await makeDesk("http://127.0.0.1:1/amiqus/api/v2");
    const { templateId } = await saveTemplate(desk.ctx, { name: "Ours", parts: [part()] });
    expect(await listTemplates(other.ctx)).toEqual([]);
    await expect(deleteTemplate(other.ctx, templateId)).rejects.toMatchObject({ code: "not-found" });
    await expect(renameTemplate(other.ctx, { templateId, name: "Theirs" })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(saveTemplate(other.ctx, { name: "Theirs", parts: [part()] })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});
