import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { TeamContext } from "@/lib/auth/context";
import { createClient } from "@/lib/clients/mutations";
import { clientFieldsSchema } from "@/lib/clients/schema";
import { withSystem, withTeam } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { makeDesk, stubSettings } from "@/lib/sync/testing-desk";
import { eraseImports } from "./erase";
import { cancelImport, mapImport, startImport } from "./mutations";
import { getImport, listImportRows, listImports } from "./queries";
import { importResult } from "./result";
import { rowsQuerySchema } from "./schema";
import { upload, work } from "./testing";

let database: TestDatabase;
let ctx: TeamContext;

beforeAll(async () => {
  database = await createTestDatabase();
  stubSettings("http://127.0.0.1:9");
});
afterAll(() => database.drop());
beforeEach(async () => {
  ctx = (await makeDesk("http://127.0.0.1:9/amiqus/api/v2")).ctx;
});

const file = [
  "First name,Surname,Email,DOB,Postcode",
  "Marty,McFly,marty@example.com,09/06/1968,",
  "Lorraine,Baines,lorraine@example.com,,",
  "Martin,McFly,other@example.com,9.6.1968,",
  "LORRAINE,Brown,Lorraine@Example.com,,",
  ",Tannen,biff,31/02/1937,",
  "Emmett,Brown,doc@example.com,,EH1 1AA",
  "Jennifer,Parker,jennifer@example.com,,,surplus",
  "",
].join("\n");

const rows = async (id: string, more: object = {}) =>
  (await listImportRows(ctx, id, rowsQuerySchema.parse(more))).items;
const checked = async (text: string, country: string | null = null) => {
  const id = await upload(ctx, text);
  const { mapping } = await getImport(ctx, id);
  if (!mapping) throw new Error("no guess");
  await mapImport(ctx, id, { ...mapping, country });
  return { id, after: await work(ctx, id) };
};
const known = (patch: object) =>
  createClient(ctx, {
    formId: newId(),
    connectionIds: [],
    createAnyway: true,
    fields: clientFieldsSchema.parse({
      title: "",
      otherTitle: "",
      middleName: "",
      landline: "",
      mobile: "",
      reference: "",
      dob: "",
      address: null,
      firstName: "Known",
      lastName: "Client",
      email: `${newId()}@example.com`,
      ...patch,
    }),
  });

describe("a CSV file", () => {
  it("waits for its columns with a guess and samples, and is remembered by its headings", async () => {
    const id = await upload(ctx, file, "clients of May.csv");
    const fresh = await getImport(ctx, id);
    expect(fresh).toMatchObject({
      state: "mapping",
      format: "csv",
      fileName: "clients of May.csv",
      total: 7,
      columns: ["First name", "Surname", "Email", "DOB", "Postcode"],
      mapping: {
        columns: { firstName: 0, lastName: 1, email: 2, dob: 3, "address.postcode": 4 },
        dateOrder: "dmy",
      },
      mappingFrom: "guess",
    });
    expect(fresh.samples[0]).toEqual(["Marty", "Lorraine", "Martin"]);
    await mapImport(ctx, id, {
      columns: { firstName: 1, lastName: 0, email: 2 },
      dateOrder: "mdy",
      country: "FR",
    });
    const again = await getImport(
      ctx,
      await upload(ctx, "first name,SURNAME,email,dob,postcode\na,b,c@example.com,,\n"),
    );
    expect(again).toMatchObject({
      mappingFrom: "saved",
      mapping: { columns: { firstName: 1, lastName: 0, email: 2 }, dateOrder: "mdy", country: "FR" },
    });
    const other = await makeDesk("http://127.0.0.1:9/amiqus/api/v2");
    const foreign = await upload(other.ctx, file);
    expect((await getImport(other.ctx, foreign)).mappingFrom).toBe("guess");
  });

  it("says of every row what would come of it", async () => {
    await known({ email: "JENNIFER.P@example.com", firstName: "Doc", lastName: "brown", dob: "1920-12-24" });
    const { id, after } = await checked(file);
    expect(after).toMatchObject({
      state: "ready",
      counts: { pending: 2, duplicate: 2, invalid: 3, created: 0 },
    });
    expect(await rows(id)).toMatchObject([
      { row: 2, state: "pending", name: "Marty McFly", dob: "1968-06-09", reasons: [] },
      { row: 3, state: "pending" },
      {
        row: 4,
        state: "duplicate",
        sameAsRow: 2,
        reasons: [{ message: "Same last name and date of birth as row 2" }],
      },
      { row: 5, state: "duplicate", sameAsRow: 3, reasons: [{ message: "Same e-mail as row 3" }] },
      {
        row: 6,
        state: "invalid",
        name: "Tannen",
        email: "biff",
        reasons: [{ field: "firstName" }, { field: "email" }, { field: "dob" }],
      },
      { row: 7, state: "invalid", reasons: [{ field: "address.country" }] },
      { row: 8, state: "invalid", reasons: [{ message: expect.stringContaining("more cells") }] },
    ]);
    expect(await rows(id, { state: "duplicate" })).toHaveLength(2);
    const first = await listImportRows(ctx, id, rowsQuerySchema.parse({ limit: 3 }));
    expect(first.nextCursor).toBe(4);
    expect((await rows(id, { after: 4, limit: 3 })).map(({ row }) => row)).toEqual([5, 6, 7]);
  });

  it("finds the team's own clients, and checks again with other columns", async () => {
    await known({ email: "Marty@example.com" });
    await known({ lastName: "BROWN", dob: "1920-12-24" });
    const text =
      "Forename,Surname,Mail,Born,Town\nMarty,McFly,MARTY@example.com,,\nEmmett,Brown,doc@example.com,24/12/1920,\n";
    const { id, after } = await checked(text);
    expect(after.counts).toMatchObject({ duplicate: 2, pending: 0 });
    expect(await rows(id)).toMatchObject([
      {
        state: "duplicate",
        clientId: expect.any(String),
        reasons: [{ message: "Same e-mail as a client of the team" }],
      },
      {
        state: "duplicate",
        reasons: [{ message: "Same last name and date of birth as a client of the team" }],
      },
    ]);
    await mapImport(ctx, id, {
      columns: { firstName: 0, lastName: 1, email: 2 },
      dateOrder: "dmy",
      country: null,
    });
    expect((await work(ctx, id)).counts).toMatchObject({ duplicate: 1, pending: 1 });
    await expect(
      mapImport(ctx, id, {
        columns: { firstName: 0, lastName: 1, email: 9 },
        dateOrder: "dmy",
        country: null,
      }),
    ).rejects.toMatchObject({ code: "invalid" });
  });

  it("is refused whole when it cannot be read", async () => {
    for (const text of [
      "",
      "Name,Email\n",
      'Name,Email\n"open,1\n',
      '{"data":',
      '{"message":"no"}',
      "PK\u0003\u0004\0\0",
    ]) {
      await expect(upload(ctx, text)).rejects.toMatchObject({ code: "invalid" });
    }
    expect((await listImports(ctx)).items).toEqual([]);
  });
});

describe("JSON of API v1", () => {
  const client = (patch: object) => ({
    id: 4,
    status: 1,
    first_name: "Finley",
    last_name: "Adams",
    middle_name: "Lee",
    title: "Ms.",
    full_name: "Fiona Lee Adams",
    email: "fiona@example.com",
    landline: null,
    mobile: "+441799191934",
    dob: "1962-12-27",
    reference: "JEJFFXQN72U",
    archived: false,
    archived_at: null,
    links: { show: "/clients/4" },
    ...patch,
  });

  it("is checked at once, with what v2 has no place for reported", async () => {
    const data = [
      client({}),
      client({ email: "two@example.com", dob: null, status: 7 }),
      client({ email: "three@example.com", dob: null, archived_at: "2023-01-01T00:00:00+00:00" }),
      "odd",
    ];
    const id = await upload(ctx, JSON.stringify({ data, meta: { pagination: { total: 4 } } }), "v1.json");
    const after = await work(ctx, id);
    expect(after).toMatchObject({
      state: "ready",
      format: "amiqus-v1",
      counts: { pending: 2, skipped: 1, invalid: 1 },
      notes: { unknownStatuses: { "7": 1 }, pendingStatuses: 2 },
    });
    await expect(mapImport(ctx, id, { columns: {}, dateOrder: "dmy", country: null })).rejects.toMatchObject({
      code: "invalid",
    });
    await startImport(ctx, { importId: id, connectionIds: [], duplicates: "skip" });
    expect((await work(ctx, id)).counts).toMatchObject({ created: 2 });
    const made = await withTeam(ctx.teamId, (tx) =>
      tx.client.findFirst({ where: { email: "fiona@example.com" } }),
    );
    expect(made).toMatchObject({
      title: "ms",
      firstName: "Finley",
      middleName: "Lee",
      reference: "JEJFFXQN72U",
    });
  });
});

describe("a desk-only import", () => {
  it("makes the new clients, each once, and tells what came of every row", async () => {
    const { id } = await checked(file, "GB");
    await Promise.all(
      [1, 2].map(() => startImport(ctx, { importId: id, connectionIds: [], duplicates: "skip" })),
    );
    const after = await work(ctx, id);
    expect(after).toMatchObject({
      state: "finished",
      counts: { created: 3, duplicate: 2, invalid: 2, pending: 0 },
    });
    await expect(
      startImport(ctx, { importId: id, connectionIds: [], duplicates: "skip" }),
    ).rejects.toMatchObject({ code: "conflict" });
    const text = await (await importResult(ctx, id)).text();
    const lines = text.replace("\uFEFF", "").trim().split("\r\n");
    expect(lines[0]).toBe("row,outcome,client id,message");
    expect(lines[1]).toMatch(/^2,created,[0-9a-f-]{36},$/);
    expect(lines[3]).toBe("4,duplicate,,Same last name and date of birth as row 2");
    expect(lines[5]).toContain("6,invalid,,firstName: Enter the first name. email: ");
    expect(lines).toHaveLength(8);
  });

  it("creates duplicates too when asked, and leaves out who came meanwhile when not", async () => {
    const first = await checked(file, "GB");
    await startImport(ctx, { importId: first.id, connectionIds: [], duplicates: "create" });
    expect((await work(ctx, first.id)).counts).toMatchObject({ created: 5, duplicate: 0 });
    const { id } = await checked(
      "First name,Surname,Email\nBiff,Tannen,biff@example.com\nGeorge,McFly,george@example.com\n",
    );
    await known({ email: "biff@example.com" });
    await startImport(ctx, { importId: id, connectionIds: [], duplicates: "skip" });
    expect((await work(ctx, id)).counts).toMatchObject({ created: 1, duplicate: 1 });
  });

  it("keeps nothing of a file that is put away unused", async () => {
    const { id } = await checked(file);
    await cancelImport(ctx, id);
    expect(await getImport(ctx, id)).toMatchObject({
      state: "cancelled",
      fileName: null,
      erasedAt: expect.any(String),
    });
    expect(await rows(id)).toEqual([]);
  });

  it("writes counts into the audit trail and nothing of people", async () => {
    const { id } = await checked(file, "GB");
    await startImport(ctx, { importId: id, connectionIds: [], duplicates: "skip" });
    await work(ctx, id);
    const events = await withTeam(ctx.teamId, (tx) =>
      tx.auditEvent.findMany({ where: { teamId: ctx.teamId }, orderBy: { seq: "asc" } }),
    );
    expect(events.map((event) => event.action)).toEqual([
      "import.upload",
      "import.start",
      "client.create",
      "client.create",
      "client.create",
      "import.finish",
    ]);
    expect(events.at(-1)?.detail).toMatchObject({ created: 3, invalid: 2 });
    const text = JSON.stringify(events.map(({ seq: _seq, ...event }) => event));
    for (const word of ["Marty", "example.com", "1968"]) expect(text).not.toContain(word);
  });
});

describe("after 30 days", () => {
  it("erases what rows say of people and keeps what came of them", async () => {
    const { id } = await checked(file, "GB");
    const waiting = await upload(ctx, file);
    await startImport(ctx, { importId: id, connectionIds: [], duplicates: "skip" });
    await work(ctx, id);
    const erase = (days: number) =>
      withSystem((tx) => eraseImports(tx, new Date(Date.now() + days * 86_400_000)));
    expect(await erase(-1)).toBe(0);
    expect(await erase(1)).toBeGreaterThanOrEqual(2);
    const kept = await withTeam(ctx.teamId, (tx) =>
      tx.importRow.findMany({ where: { importId: { in: [id, waiting] } } }),
    );
    expect(kept).toHaveLength(14);
    for (const row of kept)
      expect(row).toMatchObject({ raw: null, fields: null, emailKey: null, personKey: null, reasons: null });
    expect(await getImport(ctx, id)).toMatchObject({ state: "finished", fileName: null });
    expect(await getImport(ctx, waiting)).toMatchObject({ state: "cancelled" });
    expect((await rows(id, { state: "created" }))[0]?.clientId).toEqual(expect.any(String));
  });
});

describe("who may", () => {
  it("lets auditors read and change nothing", async () => {
    const { id } = await checked(file);
    const auditor = { ...ctx, role: "auditor" as const };
    expect((await getImport(auditor, id)).id).toBe(id);
    const forbidden = { code: "forbidden" };
    await expect(upload(auditor, file)).rejects.toMatchObject(forbidden);
    await expect(cancelImport(auditor, id)).rejects.toMatchObject(forbidden);
    await expect(
      startImport(auditor, { importId: id, connectionIds: [], duplicates: "skip" }),
    ).rejects.toMatchObject(forbidden);
  });

  it("answers another team's import as unknown", async () => {
    const { id } = await checked(file);
    const other = (await makeDesk("http://127.0.0.1:9/amiqus/api/v2")).ctx;
    const unknown = { code: "not-found" };
    await expect(getImport(other, id)).rejects.toMatchObject(unknown);
    await expect(listImportRows(other, id, rowsQuerySchema.parse({}))).rejects.toMatchObject(unknown);
    await expect(importResult(other, id)).rejects.toMatchObject(unknown);
    await expect(cancelImport(other, id)).rejects.toMatchObject(unknown);
    await expect(
      startImport(other, { importId: id, connectionIds: [], duplicates: "skip" }),
    ).rejects.toMatchObject(unknown);
    expect((await listImports(other)).items).toEqual([]);
    await expect(getImport(ctx, "nonsense")).rejects.toMatchObject(unknown);
  });
});
