import type { ProviderCase } from "@/lib/providers/port";

/** Members of the team by the provider's id of the same person (same e-mail address). */
export type MemberMap = ReadonlyMap<string, string>;

/**
 * The member who holds a case after an answer. Ours stays when the provider lists them too, when the answer does not
 * say, or when the provider could not know them; otherwise the first listed member whom the team has.
 */
export function assigneeAfter(
  current: string | null,
  assigneeIds: ProviderCase["assigneeIds"],
  members: MemberMap,
): string | null {
  if (assigneeIds === null) return current;
  const listed = assigneeIds.flatMap((id) => members.get(id) ?? []);
  if (current !== null && listed.includes(current)) return current;
  if (listed[0] !== undefined) return listed[0];
  const theyKnow = current !== null && [...members.values()].includes(current);
  return theyKnow ? null : current;
}
