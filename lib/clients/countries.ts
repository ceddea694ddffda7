import "server-only";
import countries from "i18n-iso-countries";
import english from "i18n-iso-countries/langs/en.json";

countries.registerLocale(english);

/** Codes that Amiqus lists beside ISO 3166-1's present ones, and those it leaves out (v2 reference, address). */
const former: Record<string, string> = { AN: "Netherlands Antilles", YU: "Yugoslavia" };
const leftOut = new Set(["AQ", "BQ"]);

const names: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...countries.getNames("en", { select: "official" }), ...former }).filter(
    ([code]) => !leftOut.has(code),
  ),
);

/** The countries an address may name, by name; `value` is the two-letter code. */
export const countryOptions: readonly { value: string; label: string }[] = [...names]
  .map(([value, label]) => ({ value, label }))
  .sort((a, b) => a.label.localeCompare(b.label, "en"));

/** Whether an address may name the country. */
export function isCountryCode(code: string): boolean {
  return names.has(code);
}

/** Name of a country by its code; an unknown code is answered as it is. */
export function countryName(code: string): string {
  return names.get(code) ?? code;
}
