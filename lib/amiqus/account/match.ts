import type { AccountMemberDto, DeskMemberDto } from "./types";

/** The same address in whatever way it is written. */
const keyOf = (email: string) => email.normalize("NFKC").trim().toLowerCase();

/** Members of both sides side by side, matched by e-mail address; those of the desk that nobody matched come apart. */
export function matchMembers(
  theirs: readonly Omit<AccountMemberDto, "desk">[],
  ours: readonly DeskMemberDto[],
): { members: AccountMemberDto[]; missing: DeskMemberDto[] } {
  const byEmail = new Map(ours.map((member) => [keyOf(member.email), member]));
  const members = theirs.map((person) => ({ ...person, desk: byEmail.get(keyOf(person.email)) ?? null }));
  const matched = new Set(members.flatMap((person) => person.desk?.memberId ?? []));
  return { members, missing: ours.filter((member) => !matched.has(member.memberId)) };
}
