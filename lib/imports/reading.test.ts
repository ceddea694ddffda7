import { describe, expect, it } from "vitest";
import { readDate } from "./dates";
import { fingerprintOf, guessColumns, guessDateOrder } from "./headings";
import { columnNames, csvRows, decode, delimiterOf } from "./read-file";
import { readRow, valuesOfCells } from "./read-row";
import { cellText, readCountry, readTitle } from "./values";

async function all(text: string) {
  const rows = [];
  for await (const row of csvRows(text)) rows.push(row);
  return rows;
}

describe("a file", () => {
  it("has rows numbered as a spreadsheet does, with blank ones left out", async () => {
    const text =
      '\uFEFFName,E-mail\r\n\r\n"McFly, Marty",marty@example.com\r\n,\r\nBiff,biff@example.com\r\n';
    expect(await all(text)).toEqual([
      { row: 1, cells: ["Name", "E-mail"] },
      { row: 3, cells: ["McFly, Marty", "marty@example.com"] },
      { row: 5, cells: ["Biff", "biff@example.com"] },
    ]);
  });

  it("keeps lines inside quotation marks, uneven rows and stray marks", async () => {
    expect((await all('a,b\n"two\nlines",x,y\n6" pipe,z\n')).map(({ cells }) => cells)).toEqual([
      ["a", "b"],
      ["two\nlines", "x", "y"],
      ['6" pipe', "z"],
    ]);
  });

  it("says where a quotation mark is never closed", async () => {
    await expect(all('a,b\n"open,1\n2,3\n')).rejects.toMatchObject({ code: "invalid" });
  });

  it("is told apart by comma, semicolon and tab outside quotation marks", () => {
    expect(delimiterOf('"a,b,c";d\n')).toBe(";");
    expect(delimiterOf("a\tb\tc\n1,2,3,4,5")).toBe("\t");
    expect(delimiterOf("alone\n")).toBe(",");
  });

  it("is UTF-8, UTF-16 or what Excel writes", () => {
    expect(decode(Buffer.from("Zoë"))).toEqual({ text: "Zoë", encoding: "utf-8" });
    expect(decode(Buffer.from("Zoë", "latin1"))).toEqual({ text: "Zoë", encoding: "windows-1252" });
    expect(decode(Buffer.from("\uFEFFZoë", "utf16le")).text).toBe("Zoë");
    expect(() => decode(Buffer.from([0x50, 0x4b, 3, 4, 0, 0]))).toThrow("no text file");
  });

  it("has a name for every column", () => {
    expect(columnNames(["Name", "", "Name"])).toEqual(["Name", "Column 2", "Name (2)"]);
  });
});

describe("headings", () => {
  it("are recognised in many spellings, each column once", () => {
    expect(
      guessColumns(["Surname", "First Name", "E-Mail Address", "D.O.B.", "Telephone", "Client"]),
    ).toEqual({
      lastName: 0,
      firstName: 1,
      email: 2,
      dob: 3,
      landline: 4,
    });
    expect(guessColumns(["name.first_name", "name.last_name", "email", "address.city"])).toEqual({
      firstName: 0,
      lastName: 1,
      email: 2,
      "address.city": 3,
    });
    expect(guessColumns(["Name", "Email", "Phone", "Address line 1", "Post code"])).toEqual({
      fullName: 0,
      email: 1,
      mobile: 2,
      "address.street_name": 3,
      "address.postcode": 4,
    });
  });

  it("have a fingerprint of their own", () => {
    expect(fingerprintOf(["Name ", "EMAIL"])).toBe(fingerprintOf(["name", "email"]));
    expect(fingerprintOf(["name", "email"])).not.toBe(fingerprintOf(["email", "name"]));
    expect(fingerprintOf(["a,b"])).not.toBe(fingerprintOf(["a", "b"]));
  });
});

describe("dates", () => {
  it.each([
    ["1968-06-09", "1968-06-09"],
    ["1968-06-09T00:00:00+00:00", "1968-06-09"],
    ["9/6/1968", "1968-06-09"],
    ["09.06.1968", "1968-06-09"],
    ["9 Jun 1968", "1968-06-09"],
    ["9th June 1968", "1968-06-09"],
    ["June 9, 1968", "1968-06-09"],
    ["31/02/1968", null],
    ["9/6/68", null],
    ["9 Foo 1968", null],
    ["soon", null],
  ])("%s", (text, date) => {
    expect(readDate(text, "dmy")).toBe(date);
  });

  it("are read month first where only that makes sense", () => {
    expect(guessDateOrder(["01/02/1980", "12/25/1980"])).toBe("mdy");
    expect(guessDateOrder(["01/02/1980", "25/12/1980"])).toBe("dmy");
    expect(guessDateOrder(["12/25/1980", "25/12/1980"])).toBe("dmy");
    expect(guessDateOrder([])).toBe("dmy");
  });
});

describe("values", () => {
  it.each([
    ["Ms.", { title: "ms", otherTitle: "" }],
    ["DR", { title: "dr", otherTitle: "" }],
    ["Professor", { title: "prof", otherTitle: "" }],
    ["", { title: "", otherTitle: "" }],
    ["Baroness", { title: "other", otherTitle: "Baroness" }],
  ])("title %s", (text, title) => {
    expect(readTitle(text)).toEqual(title);
  });

  it.each([
    ["gb", "GB"],
    ["GBR", "GB"],
    ["UK", "GB"],
    ["Scotland", "GB"],
    ["Germany", "DE"],
    ["Atlantis", "Atlantis"],
    ["", ""],
  ])("country %s", (text, code) => {
    expect(readCountry(text)).toBe(code);
  });

  it("lose the apostrophe that an export put before them", () => {
    expect(cellText(" '+447700900123 ")).toBe("+447700900123");
    expect(cellText("'t Hooft")).toBe("'t Hooft");
    expect(cellText(undefined)).toBe("");
  });
});

describe("a row", () => {
  const mapping = {
    columns: { fullName: 0, email: 1, mobile: 2, dob: 3, "address.postcode": 4 },
    dateOrder: "dmy",
    country: "GB",
  } as const;
  const read = (...cells: string[]) => readRow(valuesOfCells(cells, mapping), mapping);

  it("becomes a client by the rules of the form", () => {
    expect(
      read("Marty Seamus McFly", "MARTY@Example.com", "07700 900123", "9/6/1968", "EH12 5HD"),
    ).toMatchObject({
      ok: true,
      fields: {
        firstName: "Marty Seamus",
        lastName: "McFly",
        email: "marty@example.com",
        mobile: "+447700900123",
        dob: "1968-06-09",
        address: { postcode: "EH12 5HD", country: "GB" },
      },
    });
  });

  it("says what is wrong, field by field", () => {
    expect(read("Cher", "nobody", "", "31/02/1968", "")).toEqual({
      ok: false,
      reasons: [
        { field: "lastName", message: "Enter the last name." },
        { field: "email", message: expect.stringContaining("name@example.com") },
        { field: "dob", message: "Enter a date that exists." },
      ],
    });
    expect(read("Marty McFly", "marty@example.com", "12", "", "")).toMatchObject({
      ok: false,
      reasons: [{ field: "mobile" }],
    });
    const abroad = { ...mapping, country: null };
    expect(
      readRow(valuesOfCells(["Marty McFly", "marty@example.com", "", "", "EH1"], mapping), abroad),
    ).toMatchObject({
      reasons: [{ field: "address.country" }],
    });
  });
});
