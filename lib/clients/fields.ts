import "server-only";
import { AppError, type FieldErrors } from "@/lib/errors";
import type { Address, ClientInput } from "@/lib/providers/port";
import { isCountryCode } from "./countries";
import { normalisePhone } from "./phone";
import type { ClientFields } from "./schema";

/** The parts of a stored client that providers are told, apart from the address. */
export const CLIENT_KEYS = [
  "title",
  "otherTitle",
  "firstName",
  "middleName",
  "lastName",
  "email",
  "landline",
  "mobile",
  "dob",
  "reference",
] as const satisfies readonly (keyof ClientInput)[];

function phone(text: string | null, path: string, errors: FieldErrors): string | null {
  if (text === null) return null;
  const number = normalisePhone(text);
  if (number === null)
    errors[path] = ["Enter a telephone number, with the country code if it is not British."];
  return number;
}

/**
 * Fields as the desk stores them: telephone numbers as E.164, e-mail in lower case so that it compares, an address
 * without a single part as none. Throws AppError `invalid` with field errors.
 */
export function cleanFields(fields: ClientFields): ClientFields {
  const errors: FieldErrors = {};
  const landline = phone(fields.landline, "landline", errors);
  const mobile = phone(fields.mobile, "mobile", errors);
  const country = fields.address?.country ?? null;
  if (country !== null && !isCountryCode(country))
    errors["address.country"] = ["Choose a country from the list."];
  if (Object.keys(errors).length > 0) {
    throw new AppError("invalid", "Some fields need attention. Nothing was saved.", { fieldErrors: errors });
  }
  const given = fields.address && Object.values(fields.address).some((part) => part !== null);
  return {
    ...fields,
    email: fields.email.toLowerCase(),
    otherTitle: fields.title === "other" ? fields.otherTitle : null,
    landline,
    mobile,
    address: given ? fields.address : null,
  };
}

/** What differs between two clients, as the new values; empty when nothing does. */
export function changedFields(before: ClientInput, after: ClientInput): Partial<ClientInput> {
  const changed = CLIENT_KEYS.filter((key) => before[key] !== after[key]);
  return Object.fromEntries(changed.map((key) => [key, after[key]]));
}

/** Whether two addresses say the same; an address without a single part is none. */
export function sameAddress(a: Address | null, b: Address | null): boolean {
  const parts = (address: Address | null) =>
    JSON.stringify(
      address === null
        ? []
        : Object.entries(address)
            .filter(([, value]) => value !== null)
            .sort(),
    );
  return parts(a) === parts(b);
}
