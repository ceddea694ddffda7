import { describe, expect, it } from "vitest";
import type { Json } from "../port";
import { listOf, objectOf } from "../read";
import { fixture } from "./__fixtures__/load";
import { caseSchema, noteSchema, programListSchema, roleSchema } from "./api-schema";
import { describeSnapshot } from "./describe";
import { clientOf, toCase, toDeleted, toFetched, userListsOf } from "./mapper";

const published = fixture("case");
const rows = listOf(objectOf(fixture("cases")).items);
const read = (raw: Json) => ({ value: caseSchema.parse(raw), raw });

describe("the published examples", () => {
  it("are read whole", () => {
    for (const row of rows) expect(caseSchema.safeParse(row).success).toBe(true);
    for (const row of listOf(objectOf(fixture("case-notes")).items)) {
      expect(noteSchema.safeParse(row).success).toBe(true);
    }
    for (const row of listOf(objectOf(fixture("lists")).items)) {
      expect(programListSchema.parse(row).items?.length).toBeGreaterThan(2);
    }
    for (const row of listOf(objectOf(fixture("roles")).items)) {
      expect(roleSchema.parse(row).name).not.toBe("");
    }
  });

  it("become rows of the index", () => {
    const { case: open } = toFetched(read(rows[0] ?? null), false);
    expect(open).toMatchObject({
      status: "needs_review",
      rawStatus: "In Progress",
      waitingOn: "us",
      attention: "high_severity",
      priority: 1,
      assigneeIds: ["8790", "8788"],
    });
    expect("dueAt" in open).toBe(false);
    const { case: closed } = toFetched(read(rows[1] ?? null), false);
    expect(closed).toMatchObject({
      status: "closed",
      rawStatus: "Completed",
      waitingOn: null,
      attention: null,
    });
    expect(closed.clientEmail).toBeNull();
    expect(userListsOf(published)).toEqual(["906", "906", "906", "906"]);
  });
});

describe("a case", () => {
  const without = (...keys: string[]) =>
    Object.fromEntries(Object.entries(objectOf(published)).filter(([key]) => !keys.includes(key)));
  const mapped = (raw: Json) => toCase({ id: 1 }, { case: raw }, true);

  it("is unmapped when nothing says whether it is open", () => {
    expect(mapped(without("isClosed", "listValues"))).toMatchObject({
      status: "unmapped",
      rawStatus: "No status",
      attention: "unknown_status",
    });
    expect(mapped({ ...without("listValues"), isClosed: true }).status).toBe("closed");
  });

  it("is due, or not due any more, once it was read whole", () => {
    expect(mapped(published).dueAt).toEqual(new Date("2021-12-31T00:00:00Z"));
    expect(mapped(without("dateDue")).dueAt).toBeNull();
  });

  it("names the client by its data fields", () => {
    const field = (name: string, value: string) => ({ name, value, questionName: "q" });
    expect(
      clientOf({ dataFields: [field("Store name", "Bristol"), field("Customer name", "Ada King")] }),
    ).toEqual({
      name: "Ada King",
      email: null,
    });
    expect(clientOf({ dataFields: [field("Contact", " ada@example.org ")] }).email).toBe("ada@example.org");
    expect(clientOf({ dataFields: [field("Email", "not given"), field("Email", "")] }).email).toBeNull();
  });

  it("is archived and closed once the desk deleted it", () => {
    const at = new Date("2026-11-22T10:00:00Z");
    const { case: gone, snapshot } = toDeleted("2009631", { case: published }, at);
    expect(gone).toMatchObject({ archivedAt: at, updatedAt: at, status: "closed", title: "Example case" });
    expect(describeSnapshot("case", snapshot).facts[0]).toEqual({
      label: "Deleted at provider",
      value: at.toISOString(),
    });
  });
});
