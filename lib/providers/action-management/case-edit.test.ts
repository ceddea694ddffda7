import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { objectOf } from "../read";
import { fixture } from "./__fixtures__/load";
import { conflictsOf, differences, type EditFields, editedCase, fieldsOf } from "./case-edit";

const published = fixture("case");

describe("fieldsOf", () => {
  it("reads what can be changed of the published case", () => {
    expect(fieldsOf(published)).toEqual({
      name: "Example case",
      cost: 250,
      dateDue: "2021-12-31T00:00:00.000Z",
      lists: {
        "status:23": { id: 987, subCategoryId: null },
        "severity:24": { id: 876, subCategoryId: null },
        "category:25": { id: 765, subCategoryId: 9087 },
        "custom:27": { id: 764, subCategoryId: null },
      },
      roles: { "3456": [8788, 8790], "3457": [8788, 9870] },
    });
  });

  it("tells lists of one id apart by their sort", () => {
    const listValues = [
      { listId: 9425, id: 11020, type: "category" },
      { listId: 9425, id: 11030, type: "custom" },
    ];
    expect(Object.keys(fieldsOf({ listValues }).lists)).toEqual(["category:9425", "custom:9425"]);
  });
});

describe("editedCase", () => {
  it("sends the whole object with nothing but the changes", () => {
    const seen = fieldsOf(published);
    const wanted: EditFields = {
      ...seen,
      cost: null,
      lists: { ...seen.lists, "status:23": { id: 998, subCategoryId: null } },
      roles: { ...seen.roles, "3457": [8790, 9870] },
    };
    const body = editedCase(published, seen, wanted);
    expect({ ...body, cost: 250, listValues: 0, roles: 0 }).toEqual({
      ...objectOf(published),
      listValues: 0,
      roles: 0,
    });
    expect(body.cost).toBeNull();
    expect(body.listValues).toContainEqual({ listId: 23, id: 998, type: "status" });
    expect(JSON.stringify(body.roles)).toContain("exampleUser9870");
    expect(fieldsOf(body)).toEqual(wanted);
    expect(fieldsOf(published)).toEqual(seen);
  });

  it("adds lists and roles that the case does not have yet", () => {
    const seen = fieldsOf({ name: "A" });
    const wanted = { ...seen, lists: { "custom:7": { id: 1, subCategoryId: null } }, roles: { "2": [5] } };
    const body = editedCase({ name: "A" }, seen, wanted);
    expect(body).toEqual({
      name: "A",
      listValues: [{ listId: 7, id: 1, type: "custom" }],
      roles: [{ id: 2, users: [{ id: 5 }] }],
    });
  });
});

describe("conflictsOf", () => {
  const seen = fieldsOf(published);

  it("names what both changed to different values, and nothing else", () => {
    const mine = { ...seen, name: "Mine", cost: 1 };
    expect(conflictsOf(seen, mine, { ...seen, name: "Theirs", dateDue: null })).toEqual(["name"]);
    expect(conflictsOf(seen, mine, { ...seen, name: "Mine" })).toEqual([]);
    expect(conflictsOf(seen, mine, seen)).toEqual([]);
    const moved = { ...seen, lists: { ...seen.lists, "category:25": { id: 765, subCategoryId: null } } };
    const other = { ...seen, lists: { ...seen.lists, "category:25": { id: 778, subCategoryId: null } } };
    expect(conflictsOf(seen, moved, other)).toEqual(["lists.category:25"]);
  });

  it("never overwrites silently, whatever the three versions are", () => {
    const fields: fc.Arbitrary<EditFields> = fc.record({
      name: fc.constantFrom("a", "b", null),
      cost: fc.constantFrom(1, 2, null),
      dateDue: fc.constantFrom("2026-01-01T00:00:00.000Z", null),
      lists: fc.dictionary(
        fc.constantFrom("status:1", "custom:1"),
        fc.record({ id: fc.constantFrom(1, 2), subCategoryId: fc.constantFrom(null, 9) }),
      ),
      roles: fc.dictionary(fc.constantFrom("1", "2"), fc.uniqueArray(fc.integer({ min: 1, max: 3 }))),
    });
    fc.assert(
      fc.property(fields, fields, fields, (seen, wanted, now) => {
        const conflicts = new Set(conflictsOf(seen, wanted, now));
        const mine = new Set(differences(seen, wanted));
        for (const path of differences(seen, now)) {
          const lost = mine.has(path) && differences(wanted, now).includes(path);
          expect(conflicts.has(path)).toBe(lost);
        }
        for (const path of conflicts) expect(mine.has(path)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
