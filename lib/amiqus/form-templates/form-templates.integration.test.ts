import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makeMember } from "@/lib/auth/testing";
import { newId } from "@/lib/db/ids";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { lookAgain } from "@/lib/operations/resolve";
import { type RunningSandbox, startSandbox } from "@/lib/sandbox/server";
import { makeDesk, stubSettings } from "@/lib/sync/testing-desk";
import { templatesOf } from "../account/queries";
import { removeFormTemplate, saveFormTemplate } from "./mutations";
import { formTemplate } from "./queries";
import type { FormDraft } from "./types";

let database: TestDatabase;
let sandbox: RunningSandbox;
let desk: Awaited<ReturnType<typeof makeDesk>>;

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = await startSandbox();
  stubSettings(sandbox.url);
});
afterAll(async () => {
  await sandbox.close();
  await database.drop();
});
beforeEach(async () => {
  sandbox.sandbox.faults.clear();
  desk = await makeDesk(`${sandbox.url}/amiqus/api/v2`);
});

const draft = (name: string): FormDraft => ({
  name,
  description: "",
  enabled: true,
  sections: [
    {
      id: "s",
      label: "Money",
      questions: [
        { id: "q", kind: "text", label: "Where from?", description: "", required: true, options: [] },
      ],
    },
  ],
});
const save = (form: FormDraft, reference: string | null = null, operationId = newId()) =>
  saveFormTemplate(desk.ctx, { operationId, connectionId: desk.connection.id, reference, draft: form });
const named = async (name: string) =>
  (await templatesOf(desk.ctx, desk.connection.id)).forms.filter((form) => form.name === name);

describe("form templates", () => {
  it("are created, changed and deleted at Amiqus", async () => {
    expect(await save(draft("Made here"))).toMatchObject({ state: "sent" });
    const [made] = await named("Made here");
    const reference = made?.id ?? "";
    const read = await formTemplate(desk.ctx, desk.connection.id, reference);
    expect(read.draft).toEqual(draft("Made here"));
    expect(await save({ ...read.draft, enabled: false }, reference)).toMatchObject({ state: "sent" });
    expect((await named("Made here"))[0]?.enabled).toBe(false);
    const gone = { operationId: newId(), connectionId: desk.connection.id, reference };
    expect(await removeFormTemplate(desk.ctx, gone)).toMatchObject({ state: "sent" });
    expect(await named("Made here")).toEqual([]);
  });

  it("are made once when the answer is lost", async () => {
    sandbox.sandbox.faults.add({ kind: "drop-after", method: "POST", path: "/forms$", times: 1, skip: 0 });
    const lost = await save(draft("Lost answer"));
    expect(lost.state).toBe("unknown");
    await lookAgain(desk.ctx, lost.operationId);
    expect(await named("Lost answer")).toHaveLength(1);
  });

  it("keep questions that the editor does not know", async () => {
    const [seeded] = await named("Source of funds");
    const reference = seeded?.id ?? "";
    const read = await formTemplate(desk.ctx, desk.connection.id, reference);
    const before = await fieldsOf(reference);
    await save({ ...read.draft, sections: null, description: "Changed" }, reference);
    expect(await fieldsOf(reference)).toEqual(before);
    expect((await named("Source of funds"))[0]?.description).toBe("Changed");
  });

  it("are refused beside their fields, and to all but admins", async () => {
    await expect(save({ ...draft(""), sections: [] })).rejects.toMatchObject({
      code: "invalid",
      fieldErrors: { name: [expect.any(String)], sections: [expect.any(String)] },
    });
    const manager = await makeMember(desk.ctx.teamId, "manager");
    const input = { operationId: newId(), connectionId: desk.connection.id, reference: null };
    await expect(saveFormTemplate(manager, { ...input, draft: draft("No") })).rejects.toMatchObject({
      code: "forbidden",
    });
    const other = await makeDesk(`${sandbox.url}/amiqus/api/v2`);
    await expect(formTemplate(other.ctx, desk.connection.id, newId())).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

/** The fields as the sandbox keeps them. */
async function fieldsOf(reference: string): Promise<unknown> {
  for (const team of sandbox.sandbox.store.amiqus.world.teams.values()) {
    for (const row of team.formTemplates.stored()) if (row.reference === reference) return row.fields;
  }
  return null;
}
