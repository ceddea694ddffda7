import "server-only";
import { z } from "zod";
import type { Address, ClientInput } from "@/lib/providers/port";
import type { ClientFields } from "./schema";
import { clientSearchText } from "./search-text";

const part = z.string().nullable().catch(null);
const storedAddress = z.object({
  unit: part,
  house_name: part,
  house_number: part,
  street_name: part,
  second_street: part,
  district: part,
  city: part,
  province: part,
  postcode: part,
  country: part,
});

interface StoredClient extends Omit<ClientInput, "dob"> {
  dob: Date | null;
}

/** A client row as providers are told it. */
export function toClientInput(row: StoredClient): ClientInput {
  return {
    title: row.title,
    otherTitle: row.otherTitle,
    firstName: row.firstName,
    middleName: row.middleName,
    lastName: row.lastName,
    email: row.email,
    landline: row.landline,
    mobile: row.mobile,
    dob: row.dob?.toISOString().slice(0, 10) ?? null,
    reference: row.reference,
  };
}

/** The address column; null when there is none or when every part of it is empty. */
export function toAddress(stored: unknown): Address | null {
  const parsed = storedAddress.safeParse(stored);
  if (!parsed.success) return null;
  return Object.values(parsed.data).some((value) => value !== null) ? parsed.data : null;
}

/** Columns of a client row for cleaned fields; no address is stored as an empty object. */
export function toColumns(fields: ClientFields) {
  const { address, dob, ...rest } = fields;
  return {
    ...rest,
    dob: dob === null ? null : new Date(`${dob}T00:00:00Z`),
    address: address === null ? {} : { ...address },
    searchText: clientSearchText(fields),
  };
}
