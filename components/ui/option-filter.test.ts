import { describe, expect, it } from "vitest";
import { filterOptions } from "./option-filter";

const options = [
  { value: "ci", label: "Côte d'Ivoire" },
  { value: "uk", label: "United Kingdom", hint: "GB" },
  { value: "us", label: "United States", hint: "US" },
  { value: "tz", label: "Tanzania, United Republic of" },
];
const found = (typed: string) => filterOptions(options, typed).map((option) => option.value);

describe("filterOptions", () => {
  it("gives all for nothing typed", () => {
    expect(found(" ")).toEqual(["ci", "uk", "us", "tz"]);
  });

  it("ignores case and accents", () => {
    expect(found("COTE")).toEqual(["ci"]);
  });

  it("puts labels that begin so first", () => {
    expect(found("united")).toEqual(["uk", "us", "tz"]);
  });

  it("asks every word, in label or hint", () => {
    expect(found("united gb")).toEqual(["uk"]);
    expect(found("united gb x")).toEqual([]);
  });
});
