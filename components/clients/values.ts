import type { ClientDetail } from "@/lib/clients/types";

/** Parts of an address in the order of the form. */
export const ADDRESS_PARTS = [
  { key: "unit", label: "Flat or unit" },
  { key: "house_name", label: "House name" },
  { key: "house_number", label: "House number" },
  { key: "street_name", label: "Street" },
  { key: "second_street", label: "Second street" },
  { key: "district", label: "District" },
  { key: "city", label: "Town or city" },
  { key: "province", label: "County or province" },
  { key: "postcode", label: "Postcode" },
] as const;
export type AddressKey = (typeof ADDRESS_PARTS)[number]["key"] | "country";

/** What is in the form: text everywhere, empty for what is not known. */
export interface ClientValues {
  title: string;
  otherTitle: string;
  firstName: string;
  middleName: string;
  lastName: string;
  email: string;
  landline: string;
  mobile: string;
  dob: string;
  reference: string;
  address: Record<AddressKey, string>;
}

const emptyAddress: Record<AddressKey, string> = {
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

export const emptyValues: ClientValues = {
  title: "",
  otherTitle: "",
  firstName: "",
  middleName: "",
  lastName: "",
  email: "",
  landline: "",
  mobile: "",
  dob: "",
  reference: "",
  address: emptyAddress,
};

/** A client as the form shows it. */
export function valuesOf(client: ClientDetail): ClientValues {
  const { title, otherTitle, firstName, middleName, lastName, email, landline, mobile, dob, reference } =
    client;
  const parts = Object.entries(client.address ?? {}).map(([key, value]) => [key, value ?? ""]);
  return {
    title: title ?? "",
    otherTitle: otherTitle ?? "",
    firstName,
    middleName: middleName ?? "",
    lastName,
    email,
    landline: landline ?? "",
    mobile: mobile ?? "",
    dob: dob ?? "",
    reference: reference ?? "",
    address: { ...emptyAddress, ...Object.fromEntries(parts) },
  };
}

/** Labels by field path, for the summary of errors. */
export const clientLabels: Record<string, string> = {
  title: "Title",
  otherTitle: "Other title",
  firstName: "First name",
  middleName: "Middle name",
  lastName: "Last name",
  email: "E-mail",
  landline: "Landline",
  mobile: "Mobile",
  dob: "Date of birth",
  reference: "Reference",
  connectionIds: "Create at",
  "address.country": "Country",
  ...Object.fromEntries(ADDRESS_PARTS.map(({ key, label }) => [`address.${key}`, label])),
};
