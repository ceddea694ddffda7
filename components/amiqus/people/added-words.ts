import { plural } from "@/lib/format/names";

/** What an answer that holds only the added ones means; null is an answer that was not heard. */
export function addedWords(added: number | null, one: string, already: string): string {
  if (added === null) return "Done at Amiqus";
  return added === 0 ? already : `${plural(added, one)} added`;
}
