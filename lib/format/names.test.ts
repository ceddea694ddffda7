import { describe, expect, it } from "vitest";
import { bytes, count, initials, joinWords, personName, plural } from "./names";

describe("names", () => {
  it("keep the provider's own case", () => {
    expect(personName({ title: null, firstName: "marty", lastName: "McFLY " })).toBe("marty McFLY");
    expect(personName({})).toBe("");
  });

  it.each([
    ["Marty McFly", "MM"],
    ["Ngũgĩ wa Thiong'o", "NT"],
    ["Élodie", "É"],
    ["李 小龙", "李小"],
    ["(Doc) Brown", "DB"],
    ["  ", "?"],
  ])("initials of %s are %s", (name, letters) => {
    expect(initials(name)).toBe(letters);
  });

  it("join and count in English", () => {
    expect(joinWords(["a", "b", "c"])).toBe("a, b and c");
    expect(plural(1, "case")).toBe("1 case");
    expect(plural(1234, "case")).toBe("1,234 cases");
    expect(plural(2, "delivery", "deliveries")).toBe("2 deliveries");
    expect(count(1_000_000)).toBe("1,000,000");
  });

  it("size files", () => {
    expect([812, 3_400, 12_000_000].map(bytes)).toEqual(["812 B", "3.4 kB", "12 MB"]);
  });
});
