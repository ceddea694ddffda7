import { AppError } from "@/lib/errors";

/** Trigrams need three characters. Shorter terms only narrow a search, by the beginnings of words. */
const SUBSTRING_FROM = 3;

/**
 * Splits a search text into at most six lower-cased terms that must all match, or null when there is nothing to
 * search. Throws AppError `invalid` when no term has three characters: fewer match half of any list.
 */
export function searchTerms(text: string | null | undefined): string[] | null {
  const words = (text ?? "").normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return null;
  if (!words.some((word) => word.length >= SUBSTRING_FROM)) {
    throw new AppError("invalid", "Type at least 3 characters to search.", {
      fieldErrors: { text: ["Type at least 3 characters."] },
    });
  }
  return [...new Set(words)].sort((a, b) => b.length - a.length).slice(0, 6);
}

/** The LIKE patterns of a term; a row matches when one of them does. Needs `\` as escape, PostgreSQL's default. */
export function likePatterns(term: string): string[] {
  const escaped = term.replace(/[\\%_]/g, (character) => `\\${character}`);
  return term.length < SUBSTRING_FROM ? [`${escaped}%`, `% ${escaped}%`] : [`%${escaped}%`];
}
