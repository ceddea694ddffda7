import { expect, it } from "vitest";
import { isQuestion, questionOf } from "./notes-question";

it("asks for whole days", () => {
  const question = questionOf({ from: "2026-11-01", to: "2026-11-01", top: "1000" });
  expect(isQuestion(question)).toBe(true);
  expect(question).toEqual({
    from: "2026-11-01T00:00:00.000Z",
    to: "2026-11-01T23:59:59.999Z",
    top: "1000",
    skip: 0,
  });
});

it.each([
  [{ from: "", to: "", top: "100" }, "from"],
  [{ from: "2026-11-02", to: "2026-11-01", top: "100" }, "to"],
  [{ from: "2026-11-02", to: "", top: "1001" }, "top"],
  [{ from: "2026-11-02", to: "", top: "" }, "top"],
])("refuses %j before anything is asked", (form, path) => {
  expect(Object.keys(questionOf(form))).toEqual([path]);
});
