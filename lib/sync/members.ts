import "server-only";
import { withTeam } from "@/lib/db/client";
import { processWide } from "@/lib/http/process-wide";
import type { Adapter } from "@/lib/providers/port";
import type { MemberMap } from "./assignee";

/** How long a read of a provider's members is good for. Milliseconds. */
const FRESH_MS = 600_000;

interface Held {
  members: MemberMap;
  at: number;
}

const held = () => processWide("sync.members", () => new Map<string, Held>());

/** What was last read of a connection's members; empty when they were not read in this process yet. */
export function knownMembers(connectionId: string): MemberMap {
  return held().get(connectionId)?.members ?? new Map();
}

/**
 * Members of the team by the provider's id of the same person, matched by e-mail address. Asks the provider at most
 * every ten minutes. Throws ProviderError.
 */
export async function readMembers(
  connection: { id: string; teamId: string },
  adapter: Adapter,
): Promise<MemberMap> {
  const known = held().get(connection.id);
  if (known && Date.now() - known.at < FRESH_MS) return known.members;
  const theirs = await adapter.connection.members();
  const ours = await withTeam(connection.teamId, (tx) =>
    tx.member.findMany({
      where: { teamId: connection.teamId, disabledAt: null },
      select: { id: true, user: { select: { email: true } } },
    }),
  );
  const byEmail = new Map(ours.map((member) => [member.user.email.toLowerCase(), member.id]));
  const members = new Map<string, string>();
  for (const person of theirs) {
    const memberId = byEmail.get(person.email.normalize("NFKC").toLowerCase());
    if (memberId !== undefined) members.set(person.id, memberId);
  }
  held().set(connection.id, { members, at: Date.now() });
  return members;
}
