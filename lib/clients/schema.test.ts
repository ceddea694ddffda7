import { describe, expect, it } from "vitest";
import { countryName, countryOptions, isCountryCode } from "./countries";
import { addressFieldErrors, clientFieldErrors } from "./field-paths";
import { changedFields, cleanFields, sameAddress } from "./fields";
import { normalisePhone } from "./phone";
import { newReference } from "./reference";
import { type ClientFields, clientFieldsSchema, createClientSchema } from "./schema";

const marty = {
  title: "mr",
  otherTitle: "",
  firstName: " Marty ",
  middleName: "",
  lastName: "McFly",
  email: "Marty@Example.com",
  landline: "",
  mobile: "07700 900123",
  dob: "1968-06-09",
  reference: "",
  address: null,
};
const nowhere = {
  unit: "",
  house_name: "",
  house_number: "",
  street_name: "",
  second_street: "",
  district: "",
  city: "",
  province: "",
  postcode: "",
  country: "",
};

function messages(fields: object): Record<string, string> {
  const parsed = clientFieldsSchema.safeParse({ ...marty, ...fields });
  return Object.fromEntries(parsed.error?.issues.map((issue) => [issue.path.join("."), issue.message]) ?? []);
}
const parsed = (fields: object = {}): ClientFields => clientFieldsSchema.parse({ ...marty, ...fields });

describe("client fields", () => {
  it("takes what a person types, with empty text as not known", () => {
    expect(parsed()).toMatchObject({ firstName: "Marty", middleName: null, reference: null });
    expect(parsed({ address: nowhere }).address?.country).toBeNull();
  });

  it.each([
    ["firstName", { firstName: " " }],
    ["lastName", { lastName: "" }],
    ["email", { email: "marty" }],
    ["dob", { dob: "1968-02-30" }],
    ["dob", { dob: "1899-12-31" }],
    ["dob", { dob: "2999-01-01" }],
    ["otherTitle", { title: "other" }],
    ["otherTitle", { otherTitle: "a title that is much too long" }],
    ["address.country", { address: { ...nowhere, postcode: "EH12 5HD" } }],
    ["address.country", { address: { ...nowhere, country: "Scotland" } }],
    ["firstName", { firstName: "x".repeat(256) }],
  ])("says what to do about %s", (path, fields) => {
    expect(messages(fields)).toHaveProperty([path]);
  });

  it("refuses keys that it does not know", () => {
    const input = { formId: crypto.randomUUID(), fields: marty, connectionIds: [], createAnyway: false };
    expect(createClientSchema.safeParse(input).success).toBe(true);
    expect(createClientSchema.safeParse({ ...input, teamId: crypto.randomUUID() }).success).toBe(false);
    expect(createClientSchema.safeParse({ ...input, fields: { ...marty, id: "1" } }).success).toBe(false);
  });
});

describe("cleaned fields", () => {
  it("stores telephone numbers as E.164 and e-mail in lower case", () => {
    expect(cleanFields(parsed())).toMatchObject({ mobile: "+447700900123", email: "marty@example.com" });
    expect(normalisePhone("0131 202 4000")).toBe("+441312024000");
    expect(normalisePhone("+353 1 677 1234")).toBe("+35316771234");
    expect(normalisePhone("twelve")).toBeNull();
  });

  it("says which number or country is none", () => {
    expect(() => cleanFields(parsed({ landline: "12" }))).toThrowError(
      expect.objectContaining({ fieldErrors: { landline: [expect.any(String)] } }),
    );
    const address = { ...nowhere, country: "QQ" };
    expect(() => cleanFields(parsed({ address }))).toThrowError(
      expect.objectContaining({ fieldErrors: { "address.country": [expect.any(String)] } }),
    );
  });

  it("drops an address without a single part and a title nobody asked for", () => {
    expect(cleanFields(parsed({ address: nowhere })).address).toBeNull();
    expect(cleanFields(parsed({ title: "mr", otherTitle: "Rev" })).otherTitle).toBeNull();
  });

  it("knows what changed", () => {
    const before = cleanFields(parsed());
    expect(changedFields(before, { ...before, lastName: "Brown" })).toEqual({ lastName: "Brown" });
    const street = { ...nowhere, street_name: "Lyon Drive", country: "US" };
    const moved = cleanFields(parsed({ address: street })).address;
    expect(sameAddress(moved, moved && { ...moved })).toBe(true);
    expect(sameAddress(moved, null)).toBe(false);
    expect(sameAddress(null, cleanFields(parsed({ address: nowhere })).address)).toBe(true);
  });
});

describe("countries and references", () => {
  it("lists the 250 countries of the provider", () => {
    expect(countryOptions).toHaveLength(250);
    expect(countryName("XK")).toBe("Kosovo");
    expect(["AN", "YU", "GB"].every(isCountryCode)).toBe(true);
    expect(["AQ", "BQ", "gb"].some(isCountryCode)).toBe(false);
  });

  it("makes references that differ and can be read out", () => {
    const made = new Set(Array.from({ length: 500 }, newReference));
    expect(made.size).toBe(500);
    for (const reference of made) expect(reference).toMatch(/^GH-[0-9A-HJKMNP-TV-Z]{8}$/);
  });

  it("puts the provider's paths beside our fields", () => {
    expect(clientFieldErrors({ "name.first_name": ["a"], email: ["b"] })).toEqual({
      firstName: ["a"],
      email: ["b"],
    });
    expect(addressFieldErrors({ postcode: ["c"] })).toEqual({ "address.postcode": ["c"] });
  });
});
