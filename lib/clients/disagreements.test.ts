import { describe, expect, it } from "vitest";
import type { Claim, ClaimField } from "@/lib/providers/claims";
import { agree, type ClaimSource, compareClaims } from "./disagreements";

const one = (field: ClaimField, value: string, verdict?: Claim["verdict"]): Claim => ({
  field,
  value,
  basis: "test",
  ...(verdict ? { verdict } : {}),
});
const source = (key: string, ...claims: Claim[]): ClaimSource => ({
  key,
  label: key,
  caseId: null,
  at: null,
  claims,
});

describe("agree", () => {
  it.each([
    [one("name", "Marty McFly"), one("name", "Mr MARTY Séamus McFly"), true],
    [one("name", "Marty McFly"), one("name", "Marty MacFly"), false],
    [one("name", "Ane Østby"), one("name", "Østby, Ane"), true],
    [one("dob", "1968-06-12"), one("dob", "12/06/1968"), true],
    [one("dob", "1968-06-12"), one("dob", "1968-06-12T00:00:00Z"), true],
    [one("dob", "1968-06-12"), one("dob", "1968-12-06"), false],
    [one("address", "9303 Lyon Drive"), one("address", "9303 Lyon Drive, Edinburgh EH12 5HD"), true],
    [one("address", "9303 Lyon Drive"), one("address", "1640 Riverside Drive"), false],
    [one("outcome", "clear", "for"), one("outcome", "denied", "against"), false],
    [one("outcome", "clear", "for"), one("outcome", "no decision yet", "open"), true],
  ])("%o and %o: %s", (a, b, expected) => {
    expect(agree(a, b)).toBe(expected);
    expect(agree(b, a)).toBe(expected);
  });
});

describe("compareClaims", () => {
  it("marks what does not go with the first one said, and leaves out what nobody names", () => {
    const compared = compareClaims([
      source("desk", one("name", "Marty McFly")),
      source("a", one("name", "Marty McFly"), one("outcome", "no decision yet", "open")),
      source("b", one("name", "Calvin Klein"), one("outcome", "clear", "for")),
      source("c", one("outcome", "denied", "against")),
    ]);
    expect(compared.map(({ field, disagree }) => [field, disagree])).toEqual([
      ["name", true],
      ["outcome", true],
    ]);
    expect(compared[0]?.said.map(({ claims }) => claims.map((claim) => claim.differs))).toEqual([
      [false],
      [false],
      [true],
      [],
    ]);
    expect(compared[1]?.said.map(({ claims }) => claims.map((claim) => claim.differs))).toEqual([
      [],
      [false],
      [false],
      [true],
    ]);
  });

  it("has nothing to say of nothing", () => {
    expect(compareClaims([])).toEqual([]);
  });
});
