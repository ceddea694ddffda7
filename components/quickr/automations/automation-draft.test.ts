import { expect, it } from "vitest";
import { checkAutomation, emptyAutomation, readAutomation } from "./automation-draft";
import { addAt, type Condition, changeAt, withType } from "./condition-tree";

const nested: Condition[] = [
  { type: "equal", field: "$.status", value: "ACTIVE" },
  {
    type: "or",
    conditions: [
      { type: "equal_to_null", field: "$.a" },
      { type: "equal", field: "$.b", value: "0" },
    ],
  },
];

it("reads back what it writes", () => {
  const automation = { ...emptyAutomation, name: "Auto approve", conditions: nested };
  expect(readAutomation(JSON.stringify(automation))).toEqual({ automation, problem: null });
});

it("says where typed JSON is wrong", () => {
  expect(readAutomation("{").problem).toBe("This is not JSON yet.");
  expect(readAutomation("{}").problem).toBe("The trigger is missing.");
  const bad = {
    ...emptyAutomation,
    conditions: [{ type: "or", conditions: [{ type: "near", field: "$" }] }],
  };
  expect(readAutomation(JSON.stringify(bad)).problem).toContain("Condition 1 of condition 1");
});

it("changes, adds and removes deep down", () => {
  expect(addAt(nested, [1])[1]).toMatchObject({ conditions: [{}, {}, { type: "equal" }] });
  expect(changeAt(nested, [1, 0], () => null)[1]).toMatchObject({ conditions: [{ field: "$.b" }] });
  expect(changeAt(nested, [7], () => null)).toEqual(nested);
});

it("keeps the field when the type changes", () => {
  const one: Condition = { type: "equal", field: "$.x", value: "1" };
  expect(withType(one, "every")).toEqual({ type: "every", field: "$.x", path: "" });
  expect(withType(one, "and")).toEqual({ type: "and", conditions: [one] });
  expect(withType({ type: "and", conditions: [one] }, "equal_to_null")).toEqual({
    type: "equal_to_null",
    field: "$.x",
  });
});

it("names what is missing by path", () => {
  const draft = { ...emptyAutomation, conditions: [{ type: "and" as const, conditions: [] }] };
  expect(Object.keys(checkAutomation(draft))).toEqual(["name", "conditions.0.conditions"]);
});
