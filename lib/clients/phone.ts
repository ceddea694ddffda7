import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/**
 * A telephone number as E.164, e.g. `+441312024000`, or null when it is none. Numbers without a country code are read
 * as British. Heavy: browsers import this module when it is needed.
 */
export function normalisePhone(text: string): string | null {
  const number = parsePhoneNumberFromString(text, "GB");
  return number?.isPossible() ? number.number : null;
}
