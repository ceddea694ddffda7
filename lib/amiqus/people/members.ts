import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import { withTeam } from "@/lib/db/client";
import type { AmiqusClient } from "@/lib/providers/amiqus/client";
import type { AmiqusMember } from "./types";

interface Person {
  id: number | string;
  name: string;
  email: string;
}

const key = (email: string) => email.normalize("NFKC").trim().toLowerCase();

/** Gives Amiqus' members the desk's names, matched by e-mail address. */
export async function withDeskNames(ctx: TeamContext) {
  const rows = await withTeam(ctx.teamId, (tx) =>
    tx.member.findMany({
      where: { teamId: ctx.teamId, disabledAt: null },
      select: { user: { select: { email: true, name: true } } },
    }),
  );
  const names = new Map(rows.map(({ user }) => [key(user.email), user.name]));
  return ({ id, name, email }: Person): AmiqusMember => ({
    id: String(id),
    name,
    email,
    deskName: names.get(key(email)) ?? null,
  });
}

/** Members of the connection's account, by name. Throws ProviderError. */
export async function amiqusMembers(ctx: TeamContext, amiqus: AmiqusClient): Promise<AmiqusMember[]> {
  const named = await withDeskNames(ctx);
  const rows = await amiqus.listMembers();
  return rows.map(({ value }) => named(value)).sort((a, b) => a.name.localeCompare(b.name, "en"));
}
