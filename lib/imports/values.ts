import "server-only";
import countries from "i18n-iso-countries";
import { countryOptions, isCountryCode } from "@/lib/clients/countries";
import { TITLES } from "@/lib/clients/schema";

const titleWords: Record<string, string> = {
  mister: "mr",
  doctor: "dr",
  professor: "prof",
  madam: "mrs",
  missus: "mrs",
};

/**
 * A free-text title as the desk keeps it: "Ms." is `ms`, "" is none, and what is not in the list is `other` with the text
 * itself. Source: Amiqus clients v1 to v2, "title".
 */
export function readTitle(text: string): { title: string; otherTitle: string } {
  const clean = text.trim();
  const word = clean.toLowerCase().replace(/\.+$/, "");
  const known = titleWords[word] ?? word;
  if (clean === "" || known === "") return { title: "", otherTitle: "" };
  if (known !== "other" && TITLES.some((title) => title === known)) return { title: known, otherTitle: "" };
  return { title: "other", otherTitle: known === "other" ? "" : clean };
}

const countryNames = new Map(countryOptions.map(({ value, label }) => [label.toLowerCase(), value]));
const kingdom = new Set([
  "uk",
  "great britain",
  "britain",
  "england",
  "scotland",
  "wales",
  "northern ireland",
]);

/** A country's two-letter code from a code of two or three letters or an English name; other text stays as it is. */
export function readCountry(text: string): string {
  const clean = text.trim();
  const word = clean.toLowerCase().replaceAll(".", "");
  if (word === "") return "";
  if (kingdom.has(word)) return "GB";
  const upper = word.toUpperCase();
  if (/^[A-Z]{2}$/.test(upper) && isCountryCode(upper)) return upper;
  return (
    countries.alpha3ToAlpha2(upper) ?? countryNames.get(word) ?? countries.getAlpha2Code(clean, "en") ?? clean
  );
}

/** A cell without the blanks around it and without the apostrophe that exports put before formulas. */
export function cellText(cell: string | undefined): string {
  const text = (cell ?? "").trim();
  return /^'[=+\-@\t\r]/.test(text) ? text.slice(1).trim() : text;
}
