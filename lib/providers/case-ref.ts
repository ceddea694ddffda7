/** What every part of the port names cases and values by. Safe to import anywhere. */

export const CASE_KINDS = ["record", "case"] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Names one case at its provider. Ids are strings here whatever the provider uses. */
export interface CaseRef {
  kind: CaseKind;
  id: string;
}
