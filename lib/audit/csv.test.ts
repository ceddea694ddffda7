import { describe, expect, it } from "vitest";
import { csvCell, csvLine } from "./csv";

describe("csvCell", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["+44 20", "'+44 20"],
    ["-cmd", "'-cmd"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t=1"],
    ["  =1", "'  =1"],
    ["-5", "-5"],
    ["plain", "plain"],
  ])("disarms %j", (value, expected) => {
    expect(csvCell(value)).toBe(expected);
  });

  it("quotes what would end the cell", () => {
    expect(csvLine(['a "b"', "c,d", "e\nf", null, 7])).toBe('"a ""b""","c,d","e\nf",,7\r\n');
  });
});
