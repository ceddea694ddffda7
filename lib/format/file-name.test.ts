import { expect, test } from "vitest";
import { shortFileName } from "./file-name";

test("short names stay as they are", () => {
  expect(shortFileName("deed.pdf")).toBe("deed.pdf");
});

test("long names keep their ending", () => {
  const short = shortFileName(`${"a".repeat(300)}.pdf`);
  expect(short).toHaveLength(200);
  expect(short.endsWith("a.pdf")).toBe(true);
});

test("what only looks like an ending is cut", () => {
  expect(shortFileName(`${"a".repeat(150)}. ${"b".repeat(150)}`)).toHaveLength(200);
});
