import type { DateOrder } from "./types";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function iso(year: string | undefined, month: number, day: number): string | null {
  const date = new Date(Date.UTC(Number(year), month - 1, day));
  const same = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return year?.length === 4 && same ? date.toISOString().slice(0, 10) : null;
}

function monthOf(word: string | undefined): number {
  return months.indexOf((word ?? "").slice(0, 3).toLowerCase()) + 1;
}

/**
 * A date as `YYYY-MM-DD`, or null when it is none: ISO dates and date-times, 3/12/1980 and 3.12.1980 in the given
 * order, 3 Dec 1980, December 3, 1980. Years have four digits: two could mean a grandparent or a grandchild.
 */
export function readDate(text: string, order: DateOrder): string | null {
  const clean = text.trim();
  const isoLike = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(clean);
  if (isoLike) return iso(isoLike[1], Number(isoLike[2]), Number(isoLike[3]));
  const numbers = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?: 0{1,2}:00(?::00)?)?$/.exec(clean);
  if (numbers) {
    const [first, second] = [Number(numbers[1]), Number(numbers[2])];
    return order === "dmy" ? iso(numbers[3], second, first) : iso(numbers[3], first, second);
  }
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[- ]([a-z]{3,9})[-, ]+(\d{4})$/i.exec(clean);
  if (dayFirst) return iso(dayFirst[3], monthOf(dayFirst[2]), Number(dayFirst[1]));
  const monthFirst = /^([a-z]{3,9})[- ](\d{1,2})(?:st|nd|rd|th)?[-, ]+(\d{4})$/i.exec(clean);
  if (monthFirst) return iso(monthFirst[3], monthOf(monthFirst[1]), Number(monthFirst[2]));
  return null;
}
