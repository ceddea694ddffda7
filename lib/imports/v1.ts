import "server-only";
import { z } from "zod";
import type { RowValues } from "./read-row";

/*
 * Clients as Amiqus API v1 gave them. Source: Amiqus clients v1 to v2 (seed of the migration guide): names are flat, the
 * title is free text, `status` is a number, the address is part of the client. `archived`, `links`, `client_id`,
 * `organisation`, `organisation_name`, `jurisdiction` and `company_number` are gone in v2 and are not read.
 */

const text = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .catch(null)
  .transform((value) => value ?? "");

const addressSchema = z
  .object({
    unit: text,
    house_name: text,
    house_number: text,
    street_name: text,
    address_street_name: text,
    second_street: text,
    district: text,
    city: text,
    province: text,
    provincee: text,
    postcode: text,
    country: text,
  })
  .nullish()
  .catch(null);

const clientSchema = z.object({
  title: text,
  first_name: text,
  middle_name: text,
  last_name: text,
  full_name: text,
  email: text,
  mobile: text,
  landline: text,
  dob: text,
  reference: text,
  status: z.union([z.number(), z.string()]).nullish().catch(null),
  archived_at: text,
  address: addressSchema,
});

/** The clients in a v1 answer: a list envelope, a bare list or a single client. Null when the JSON is none of these. */
export function v1Clients(json: unknown): unknown[] | null {
  if (Array.isArray(json)) return json;
  if (typeof json !== "object" || json === null) return null;
  if ("data" in json) return v1Clients(json.data);
  return "first_name" in json || "last_name" in json || "email" in json ? [json] : null;
}

/** What is kept of a v1 client until it is imported; an empty object for what is none. */
export function keepV1(item: unknown): Record<string, unknown> {
  const parsed = clientSchema.safeParse(item);
  return parsed.success ? parsed.data : {};
}

/** A v1 client by our fields, with what v2 says of its status. */
export interface V1Client {
  values: RowValues;
  /** v1 `1` is v2 `pending`; no other number has a known meaning, so the rest is null. */
  status: "pending" | null;
  /** The number that has no known meaning. */
  unknownStatus: string | null;
  archived: boolean;
}

/** Reads what `keepV1` kept; null for what was no client. */
export function readV1(kept: unknown): V1Client | null {
  const parsed = clientSchema.safeParse(kept);
  if (!parsed.success || typeof kept !== "object" || kept === null || Object.keys(kept).length === 0)
    return null;
  const { address, status, full_name, archived_at, ...client } = parsed.data;
  const trimmed = (value: string | undefined) => (value ?? "").trim();
  return {
    values: {
      title: client.title,
      firstName: trimmed(client.first_name),
      middleName: trimmed(client.middle_name),
      lastName: trimmed(client.last_name),
      ...(client.first_name === "" || client.last_name === "" ? { fullName: full_name } : {}),
      email: client.email,
      mobile: client.mobile,
      landline: client.landline,
      dob: client.dob,
      reference: client.reference,
      "address.unit": trimmed(address?.unit),
      "address.house_name": trimmed(address?.house_name),
      "address.house_number": trimmed(address?.house_number),
      "address.street_name": trimmed(address?.street_name || address?.address_street_name),
      "address.second_street": trimmed(address?.second_street),
      "address.district": trimmed(address?.district),
      "address.city": trimmed(address?.city),
      "address.province": trimmed(address?.province || address?.provincee),
      "address.postcode": trimmed(address?.postcode),
      "address.country": trimmed(address?.country),
    },
    status: status === 1 ? "pending" : null,
    unknownStatus: status === 1 || status === null || status === undefined ? null : String(status),
    archived: archived_at !== "",
  };
}
