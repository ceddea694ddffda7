import { describe, expect, it } from "vitest";
import { fieldErrorsOf } from "../failures";
import request from "./__fixtures__/request.json";
import { caseBody, caseCreateSchema } from "./case-input";
import { aplyidLaunchSchema, CASE_STATUSES, CLIENT_TYPES } from "./launch-schema";

const { external_id: _reference, ...activity } = request.activity;
const { external_id: _own, contact_phone_attributes: _phone, ...client } = request.client;
const whole = { activity, client: { ...client, phone: "+64210123456" } };

/** Paths that the schema complains about. */
function complaints(input: unknown): string[] {
  const parsed = aplyidLaunchSchema.safeParse(input);
  return parsed.success ? [] : Object.keys(fieldErrorsOf(parsed.error));
}
const withActivity = (over: object) => complaints({ ...whole, activity: { ...activity, ...over } });
const withClient = (over: object) => complaints({ ...whole, client: { ...whole.client, ...over } });
const withAddress = (over: object) =>
  withActivity({ address_attributes: { ...activity.address_attributes, ...over } });
const withDetails = (over: object) =>
  withClient({ clientable_attributes: { ...client.clientable_attributes, ...over } });

describe("the launch body", () => {
  it("takes the documented example and makes it what is sent", () => {
    expect(complaints(whole)).toEqual([]);
    const references = { client: "cust-4471", activity: "order-9281" };
    const phone = { phone_country_code: "64", phone_number: "210123456" };
    expect(caseBody(aplyidLaunchSchema.parse(whole), references, phone)).toEqual(request);
    expect(caseCreateSchema.safeParse(request).success).toBe(true);
  });

  it("takes every status and sort of client", () => {
    for (const status of CASE_STATUSES) expect(withActivity({ status })).toEqual([]);
    const { clientable_attributes: _, ...other } = whole.client;
    for (const client_type of CLIENT_TYPES.filter((type) => type !== "individual")) {
      expect(complaints({ ...whole, client: { ...other, client_type } })).toEqual([]);
    }
  });

  it.each([
    ["activity.name", () => withActivity({ name: " " })],
    ["activity.name", () => withActivity({ name: "x".repeat(51) })],
    ["activity.nature", () => withActivity({ nature: "x".repeat(501) })],
    ["activity.max_transaction_value", () => withActivity({ max_transaction_value: 0 })],
    ["activity.status", () => withActivity({ status: "done" })],
    ["activity.external_id", () => withActivity({ external_id: "ours alone" })],
    ["activity.address_attributes.country_code", () => withAddress({ country_code: "NZ" })],
    ["activity.address_attributes.country_code", () => withAddress({ country_code: "XXX" })],
    ["activity.address_attributes.address_line_1", () => withAddress({ address_line_1: "x".repeat(129) })],
    ["activity.address_attributes.address_line_2", () => withAddress({ address_line_2: "x".repeat(129) })],
    ["activity.address_attributes.suburb", () => withAddress({ suburb: "x".repeat(129) })],
    ["activity.address_attributes.state", () => withAddress({ state: "" })],
    ["activity.address_attributes.postcode", () => withAddress({ postcode: "1" })],
    ["activity.address_attributes.postcode", () => withAddress({ postcode: "12_45" })],
    ["activity.address_attributes.postcode", () => withAddress({ postcode: "x".repeat(17) })],
    ["client.name", () => withClient({ name: "x".repeat(51) })],
    ["client.client_type", () => withClient({ client_type: "organisation" })],
    ["client.email", () => withClient({ email: "nobody" })],
    ["client.email", () => withClient({ email: `${"x".repeat(120)}@example.com` })],
    ["client.phone", () => withClient({ phone: "0210123456" })],
    ["client.clientable_attributes", () => withClient({ clientable_attributes: undefined })],
    ["client.clientable_attributes", () => withClient({ client_type: "company" })],
    ["client.clientable_attributes.firstname", () => withDetails({ firstname: "" })],
    ["client.clientable_attributes.lastname", () => withDetails({ lastname: undefined })],
    ["client.clientable_attributes.date_of_birth", () => withDetails({ date_of_birth: "15/01/1990" })],
    ["client.clientable_attributes.date_of_birth", () => withDetails({ date_of_birth: "1990-02-30" })],
  ])("complains at %s", (path, of) => {
    expect(of()).toEqual([path]);
  });

  it("takes the longest of everything", () => {
    const line = "x".repeat(128);
    expect(withActivity({ name: "x".repeat(50), nature: "x".repeat(500) })).toEqual([]);
    expect(withAddress({ address_line_1: line, address_line_2: line, suburb: line, state: line })).toEqual(
      [],
    );
    expect(withAddress({ postcode: "x".repeat(16) })).toEqual([]);
    expect(withClient({ name: "x".repeat(50), email: `${"x".repeat(64)}@${"y".repeat(56)}.co.nz` })).toEqual(
      [],
    );
  });
});
