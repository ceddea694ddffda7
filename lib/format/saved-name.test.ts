import { describe, expect, it } from "vitest";
import { nameIn, savedAs } from "./saved-name";

describe("the name of a file that is saved", () => {
  it.each([
    ["report.pdf", "report.pdf"],
    ["Zoë Müller, Pass.pdf", "Zoë Müller, Pass.pdf"],
    ["旅券 (2).pdf", "旅券 (2).pdf"],
    ["../../é\r\n\u202Efdp.exe", "-..-é-fdp.exe"],
    [`${"é".repeat(300)}.pdf`, `${"é".repeat(116)}.pdf`],
    ["\ud800é", "-é"],
    ["it's é.pdf", "it's é.pdf"],
    ["", "download"],
  ])("keeps %j", (name, kept) => {
    const header = savedAs(name);
    expect(header).toMatch(/^attachment; filename="[\w.-]+"(; filename\*=UTF-8''[\w.%~!*-]+)?$/);
    expect(nameIn(header)).toBe(kept);
    expect(new Headers({ "content-disposition": header }).get("content-disposition")).toBe(header);
  });

  it("is a usual one where none is told", () => {
    expect(nameIn(null)).toBe("report.pdf");
  });
});
