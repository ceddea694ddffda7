import { CLAIM_FIELDS, type Claim, type ClaimField } from "@/lib/providers/claims";

/** Who says something: the desk itself, or one case at one connection. */
export interface ClaimSource {
  key: string;
  label: string;
  /** The case; null for the desk's own facts. */
  caseId: string | null;
  /** Since when the desk knows it. ISO 8601; null for the desk's own facts. */
  at: string | null;
  claims: Claim[];
}

/** One value with whether it speaks against what the others say. */
export interface WeighedClaim extends Claim {
  differs: boolean;
}

/** One field as everybody has it. `said` is in the order of the sources. */
export interface ComparedField {
  field: ClaimField;
  disagree: boolean;
  said: { source: ClaimSource; claims: WeighedClaim[] }[];
}

const folded = (text: string) =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");

/** Whether one says no more than the other: a middle name or a country may be left out. */
function within(a: string, b: string): boolean {
  const [left, right] = [folded(a), folded(b)];
  const [few, many] = left.length <= right.length ? [left, right] : [right, left];
  return few.every((word) => many.includes(word));
}

/** A date of birth as `yyyy-mm-dd` where it is written in a way that leaves no doubt, else as it came. */
function dayOf(text: string): string {
  const iso = /^(\d{4}-\d{2}-\d{2})/.exec(text.trim())?.[1];
  const [, day, month, year] = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text.trim()) ?? [];
  return iso ?? (day && month && year ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : text);
}

/** Whether two values of a field can both be true. */
export function agree(a: Claim, b: Claim): boolean {
  switch (a.field) {
    case "name":
    case "address":
      return within(a.value, b.value);
    case "dob":
      return dayOf(a.value) === dayOf(b.value);
    case "outcome": {
      const open = (one: Claim) => one.verdict === undefined || one.verdict === "open";
      return open(a) || open(b) || a.verdict === b.verdict;
    }
  }
}

/**
 * What everybody says of a client, field by field, with disagreements marked: a value differs when it does not go with
 * the first one said. Fields that nobody names are left out. Pure.
 */
export function compareClaims(sources: readonly ClaimSource[]): ComparedField[] {
  return CLAIM_FIELDS.flatMap((field) => {
    const all = sources.flatMap((source) => source.claims.filter((one) => one.field === field));
    const decided = all.filter((one) => one.verdict !== "open");
    const [first] = decided.length > 0 ? decided : all;
    if (!first) return [];
    const said = sources.map((source) => ({
      source,
      claims: source.claims
        .filter((one) => one.field === field)
        .map((one) => ({ ...one, differs: !agree(first, one) })),
    }));
    return [{ field, disagree: said.some(({ claims }) => claims.some((one) => one.differs)), said }];
  });
}
