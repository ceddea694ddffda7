import { expect, it } from "vitest";
import type { ClientDetail } from "@/lib/clients/types";
import { splitPhone } from "@/lib/providers/aplyid/phone";
import { bodyOf, checkDraft, forgetClient, startDraft } from "./draft";
import { draftSchema } from "./draft-schema";
import { countryOptions } from "./words";

const client: ClientDetail = {
  id: "c",
  name: "Lorraine Baines",
  title: null,
  otherTitle: null,
  firstName: "Lorraine",
  middleName: "Anne",
  lastName: "Baines",
  email: "lorraine@hillvalley.example",
  landline: null,
  mobile: "+64210123456",
  dob: "1938-06-12",
  reference: "HV-1",
  address: {
    unit: "2F1",
    house_name: null,
    house_number: "22",
    street_name: "Pollen Street",
    second_street: null,
    district: "Grey Lynn",
    city: null,
    province: "Auckland",
    postcode: "1021",
    country: "NZ",
  },
  countryName: "New Zealand",
  createdAt: "2026-11-01T00:00:00.000Z",
  updatedAt: "2026-11-01T00:00:00.000Z",
  archivedAt: null,
  links: [],
  targets: [],
  cases: [],
  moreCases: false,
};

it("starts from the client, within the provider's limits", () => {
  const draft = startDraft(client);
  expect(checkDraft(draft)).toEqual({});
  expect(bodyOf(draft)).toEqual({
    activity: {
      name: "Onboarding of Lorraine Baines",
      nature: "New customer onboarding",
      address_attributes: {
        country_code: "NZL",
        address_line_1: "22 Pollen Street",
        address_line_2: "2F1",
        suburb: "Grey Lynn",
        state: "Auckland",
        postcode: "1021",
      },
    },
    client: {
      name: "Lorraine Baines",
      client_type: "individual",
      email: "lorraine@hillvalley.example",
      phone: "+64210123456",
      clientable_attributes: {
        firstname: "Lorraine",
        lastname: "Baines",
        middle_name: "Anne",
        date_of_birth: "1938-06-12",
      },
    },
  });
  const long = startDraft({ ...client, name: "x".repeat(80), address: null });
  expect(checkDraft(long)).toEqual({});
  expect([long.clientName.length, long.caseName.length, long.withAddress]).toEqual([50, 50, false]);
});

it("leaves the address out until it is whole, and says what it lacks", () => {
  const draft = startDraft({
    ...client,
    address: { ...(client.address ?? noAddress), province: null, country: "GB", postcode: "EH12 5HD" },
  });
  expect(draft.withAddress).toBe(false);
  expect(Object.keys(checkDraft({ ...draft, withAddress: true }))).toEqual([
    "activity.address_attributes.state",
  ]);
});

it("complains beside the fields", () => {
  const draft = {
    ...startDraft(client),
    caseName: " ",
    maxValue: "-5",
    clientName: "x".repeat(51),
    email: "nobody",
    phone: "021 012 3456",
    firstName: "",
  };
  expect(Object.keys(checkDraft(draft)).sort()).toEqual([
    "activity.max_transaction_value",
    "activity.name",
    "client.clientable_attributes.firstname",
    "client.email",
    "client.name",
    "client.phone",
  ]);
  expect(checkDraft({ ...draft, maxValue: "fifty" })["activity.max_transaction_value"]).toEqual([
    "Enter a number.",
  ]);
});

it("sends details of a person for individuals only, and numbers as people write them", () => {
  const company = { ...startDraft(client), clientType: "company", phone: "+64 (21) 012-3456" } as const;
  expect(checkDraft(company)).toEqual({});
  expect(bodyOf({ ...company, maxValue: "50,000" })).toMatchObject({
    activity: { max_transaction_value: 50_000 },
    client: { client_type: "company", phone: "+64210123456" },
  });
  expect(bodyOf(company).client).not.toHaveProperty("clientable_attributes");
  expect(splitPhone("+64210123456")).toEqual({ phone_country_code: "64", phone_number: "210123456" });
});

it("keeps nothing of the client in a template", () => {
  const kept = forgetClient({ ...startDraft(client), nature: "Purchase" });
  const text = JSON.stringify(kept);
  for (const own of ["Lorraine", "Baines", "hillvalley", "64210123456", "1938", "Pollen"]) {
    expect(text).not.toContain(own);
  }
  expect(draftSchema.safeParse(JSON.parse(text))).toMatchObject({
    success: true,
    data: { nature: "Purchase" },
  });
  expect(draftSchema.safeParse({ nature: "Purchase" }).success).toBe(false);
});

it("names every country", () => {
  expect(countryOptions()).toContainEqual({ value: "NZL", label: "New Zealand" });
  expect(countryOptions().length).toBeGreaterThan(240);
});

const noAddress = {
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
