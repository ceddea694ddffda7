/** What providers say of a client, so that their words can be laid side by side. Client-safe. */
import type { Json } from "./port";

export const CLAIM_FIELDS = ["name", "dob", "address", "outcome"] as const;
export type ClaimField = (typeof CLAIM_FIELDS)[number];

/** One thing that a provider says of the person or company that a case is about. */
export interface Claim {
  field: ClaimField;
  /** As the provider has it. */
  value: string;
  /** Where the provider has it from, in a few words. */
  basis: string;
  /** Of an outcome: whether it speaks for the client, against, or neither yet. */
  verdict?: "for" | "against" | "open";
}

const MAX_VALUE = 300;

/** A claim of a text that the provider gave; none for anything else. */
export function claim(field: ClaimField, value: Json | undefined, basis: string): Claim[] {
  if (typeof value !== "string" || value.trim() === "") return [];
  return [{ field, value: value.trim().slice(0, MAX_VALUE), basis }];
}

/** Each claim once, the first of equal ones. */
export function distinctClaims(claims: readonly Claim[]): Claim[] {
  const seen = new Set<string>();
  return claims.filter((one) => {
    const key = `${one.field} ${one.value}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
