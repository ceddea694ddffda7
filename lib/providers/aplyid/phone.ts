import "server-only";
import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { invalidRequest } from "./failures";

/**
 * An E.164 number as APLYiD takes it: country code and national number, both in digits. Null for none. Throws
 * `invalid-request`, not sent, at `client.phone` for a number that no country has.
 */
export function splitPhone(
  e164: string | undefined,
): { phone_country_code: string; phone_number: string } | null {
  if (e164 === undefined) return null;
  const number = parsePhoneNumberFromString(e164);
  if (!number?.isPossible()) {
    const problem = "No country has numbers such as this one.";
    throw invalidRequest(problem, { "client.phone": [problem] });
  }
  return { phone_country_code: number.countryCallingCode, phone_number: number.nationalNumber };
}
