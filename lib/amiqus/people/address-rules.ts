import type { Address } from "@/lib/providers/port";

/**
 * Countries whose addresses need a postcode. Amiqus says that required parts depend on the country, "most commonly
 * postcode", and publishes no list: this one is our assumption (docs/providers/amiqus.md, "What we assume").
 */
const needPostcode: ReadonlySet<string> = new Set(
  "GB IM JE GG US CA AU NZ DE FR NL BE ES IT PT AT CH DK NO SE FI PL".split(" "),
);

/** Whether an address in this country needs a postcode. */
export function needsPostcode(country: string | null): boolean {
  return country !== null && needPostcode.has(country);
}

/** What an address lacks, by field; empty when it may be sent. An address without a single part clears what is there. */
export function addressProblems(address: Address): Record<string, string[]> {
  if (Object.values(address).every((part) => part === null)) return {};
  if (address.country === null) return { country: ["Choose the country."] };
  if (needsPostcode(address.country) && address.postcode === null) {
    return { postcode: ["Enter the postcode: addresses in this country need one."] };
  }
  return {};
}
