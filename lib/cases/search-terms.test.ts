import { describe, expect, test } from "vitest";
import { likePatterns, searchTerms } from "./search-terms";

describe("terms", () => {
  test.each([
    [null, null],
    ["   ", null],
    ["McFly", ["mcfly"]],
    ["li  Marty marty", ["marty", "li"]],
    ["ＭＡＲＴＹ", ["marty"]],
  ])("of %j", (text, terms) => {
    expect(searchTerms(text)).toEqual(terms);
  });

  test("too short altogether", () => {
    expect(() => searchTerms("a li")).toThrow("at least 3 characters");
  });

  test("at most six, the longest", () => {
    expect(searchTerms("a bb ccc dddd eeeee ffffff ggggggg")).toEqual([
      "ggggggg",
      "ffffff",
      "eeeee",
      "dddd",
      "ccc",
      "bb",
    ]);
  });
});

test("LIKE's own signs mean themselves", () => {
  expect(likePatterns("50%_\\")).toEqual(["%50\\%\\_\\\\%"]);
  expect(likePatterns("a%")).toEqual(["a\\%%", "% a\\%%"]);
});
