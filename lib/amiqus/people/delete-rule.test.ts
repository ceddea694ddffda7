import { describe, expect, it } from "vitest";
import { addressProblems, needsPostcode } from "./address-rules";
import { deleteRule } from "./delete-rule";

describe("who may delete a person", () => {
  it.each([
    [{ role: "owner", isDeletable: false, records: 3 }, true],
    [{ role: "owner", isDeletable: true, records: 0 }, true],
    [{ role: "member", isDeletable: true, records: 0 }, true],
    [{ role: "member", isDeletable: true, records: 1 }, false],
    [{ role: "member", isDeletable: false, records: null }, false],
    [{ role: "read-only", isDeletable: true, records: 0 }, false],
    [{ role: "assigned-only", isDeletable: true, records: 0 }, false],
    [{ role: null, isDeletable: null, records: null }, true],
  ])("%o", (facts, allowed) => {
    const rule = deleteRule(facts);
    expect(rule.allowed).toBe(allowed);
    expect(rule.because === "").toBe(allowed);
  });
});

describe("what an address lacks", () => {
  const none = {
    unit: null,
    house_name: null,
    house_number: null,
    street_name: null,
    second_street: null,
    district: null,
    city: null,
    province: null,
    postcode: null,
    country: null,
  };

  it("asks for the country, and for the postcode where the country has them", () => {
    expect(addressProblems(none)).toEqual({});
    expect(addressProblems({ ...none, city: "Perth" })).toHaveProperty("country");
    expect(addressProblems({ ...none, country: "GB" })).toHaveProperty("postcode");
    expect(addressProblems({ ...none, country: "GB", postcode: "EH1 1AA" })).toEqual({});
    expect(addressProblems({ ...none, country: "IE" })).toEqual({});
    expect([needsPostcode("FR"), needsPostcode("AE"), needsPostcode(null)]).toEqual([true, false, false]);
  });
});
