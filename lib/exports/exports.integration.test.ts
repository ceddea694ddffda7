import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TeamContext } from "@/lib/auth/context";
import { toColumns } from "@/lib/clients/rows";
import { clientFieldsSchema } from "@/lib/clients/schema";
import { withTeam } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { mapImport } from "@/lib/imports/mutations";
import { getImport } from "@/lib/imports/queries";
import { csvRows } from "@/lib/imports/read-file";
import { upload, work } from "@/lib/imports/testing";
import { answer } from "@/lib/sync/testing";
import { makeDesk, stubSettings } from "@/lib/sync/testing-desk";
import { upsertCases } from "@/lib/sync/upsert";
import { exportCases } from "./cases";
import { exportClients } from "./clients";
import { caseExportSchema, clientExportSchema } from "./schema";

let database: TestDatabase;
let ctx: TeamContext;
let connection: Awaited<ReturnType<typeof makeDesk>>["connection"];

beforeAll(async () => {
  database = await createTestDatabase();
  stubSettings("http://127.0.0.1:9");
  ({ ctx, connection } = await makeDesk("http://127.0.0.1:9/amiqus/api/v2"));
  const [odd] = people;
  const more = Array.from({ length: 501 }, (_, at) => ({
    ...odd,
    firstName: `More ${at}`,
    email: `more-${at}@example.com`,
  }));
  const data = [...people, ...more].map((person) => ({
    id: newId(),
    teamId: ctx.teamId,
    ...columnsOf(person),
  }));
  await withTeam(ctx.teamId, (tx) => tx.client.createMany({ data }));
  await withTeam(ctx.teamId, (tx) =>
    upsertCases(
      tx,
      connection,
      Array.from({ length: 230 }, (_, at) =>
        answer({
          ref: { kind: "record", id: String(at) },
          title: at === 0 ? "=HYPERLINK(1)" : `Standard ${at}`,
          status: at % 2 === 0 ? "needs_review" : "awaiting_client",
          rawStatus: at % 2 === 0 ? "complete" : "pending",
          createdAt: new Date(Date.UTC(2026, 9, 1, 0, at)),
        }),
      ),
      "poll",
    ),
  );
}, 120_000);
afterAll(() => database.drop());

const people = [
  {
    firstName: "=cmd|' /C calc'!A0",
    lastName: "+1+1",
    email: "formula@example.com",
    reference: "@SUM(A1)",
    mobile: "+447700900123",
    dob: "1968-06-09",
  },
  {
    firstName: "-2+3",
    lastName: 'Quote " and, comma',
    email: "quote@example.com",
    reference: "",
    mobile: "",
    dob: "",
  },
];

function columnsOf(person: object) {
  const blank = { title: "", otherTitle: "", middleName: "", landline: "", address: null };
  return toColumns(clientFieldsSchema.parse({ ...blank, ...person }));
}

async function table(response: Response): Promise<string[][]> {
  const rows = [];
  for await (const { cells } of csvRows(await response.text())) rows.push(cells);
  return rows;
}

const formula = /^[=+\-@\t\r]/;

describe("clients as CSV", () => {
  // The 504th is the person of the cases below.
  it("holds every client once, with no cell that a spreadsheet would run", async () => {
    const response = await exportClients(ctx, clientExportSchema.parse({}));
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(response.headers.get("content-disposition")).toMatch(
      /^attachment; filename="gatehouse-clients-\d{4}-\d\d-\d\d\.csv"$/,
    );
    const [headings = [], ...rows] = await table(response);
    expect(headings).toContain("date of birth");
    expect(rows).toHaveLength(504);
    expect(new Set(rows.map(([id]) => id)).size).toBe(504);
    for (const cell of rows.flat()) expect(cell).not.toMatch(formula);
    const formulas = rows.find((row) => row.includes("formula@example.com"));
    const first = Object.fromEntries(headings.map((heading, at) => [heading, formulas?.[at]]));
    expect(first).toMatchObject({
      "first name": "'=cmd|' /C calc'!A0",
      "last name": "'+1+1",
      reference: "'@SUM(A1)",
      mobile: "'+447700900123",
      "date of birth": "1968-06-09",
      "created at": expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    });
  });

  it("obeys the search, and is audited without its words", async () => {
    const rows = await table(await exportClients(ctx, clientExportSchema.parse({ text: "quote@" })));
    expect(rows).toHaveLength(2);
    const last = await withTeam(ctx.teamId, (tx) =>
      tx.auditEvent.findFirst({ where: { teamId: ctx.teamId }, orderBy: { seq: "desc" } }),
    );
    expect(last).toMatchObject({ action: "client.export", detail: { searched: true } });
    expect(JSON.stringify({ ...last, seq: null })).not.toContain("quote");
  });

  it("can be imported again: every column is found and nobody is new", async () => {
    const text = await (await exportClients(ctx, clientExportSchema.parse({}))).text();
    const id = await upload(ctx, text);
    const { mapping } = await getImport(ctx, id);
    if (!mapping) throw new Error("no guess");
    expect(Object.keys(mapping.columns)).toHaveLength(20);
    await mapImport(ctx, id, mapping);
    expect((await work(ctx, id)).counts).toMatchObject({ pending: 0, invalid: 0, duplicate: 504 });
  });

  it("is for any member, auditors too, of this team alone", async () => {
    const auditor = { ...ctx, role: "auditor" as const };
    expect((await exportClients(auditor, { text: "" })).status).toBe(200);
    const other = (await makeDesk("http://127.0.0.1:9/amiqus/api/v2")).ctx;
    expect(await table(await exportClients(other, { text: "" }))).toHaveLength(1);
    expect(await table(await exportCases(other, {}))).toHaveLength(1);
  });
});

describe("cases as CSV", () => {
  it("holds every case once, in ISO dates, with no cell that a spreadsheet would run", async () => {
    const [headings = [], ...rows] = await table(await exportCases(ctx, caseExportSchema.parse({})));
    expect(rows).toHaveLength(230);
    expect(new Set(rows.map(([id]) => id)).size).toBe(230);
    for (const cell of rows.flat()) expect(cell).not.toMatch(formula);
    const last = Object.fromEntries(headings.map((heading, at) => [heading, rows.at(-1)?.[at]]));
    expect(last).toMatchObject({
      connection: "Amiqus",
      "provider id": "0",
      title: "'=HYPERLINK(1)",
      status: "needs_review",
      "provider status": "complete",
      "created at": "2026-10-01T00:00:00.000Z",
      archived: "no",
    });
  });

  it("obeys the list's filter and refuses what the list refuses", async () => {
    const rows = await table(
      await exportCases(ctx, caseExportSchema.parse({ filter: { status: "needs_review" } })),
    );
    expect(rows).toHaveLength(116);
    await expect(exportCases(ctx, { text: "x" })).rejects.toMatchObject({ code: "invalid" });
  });
});
