import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import { CLIENT_KEYS } from "@/lib/clients/fields";
import { toClientInput } from "@/lib/clients/rows";
import { withTeam } from "@/lib/db/client";
import type { AmiqusClient } from "@/lib/providers/amiqus/client";
import { toClient } from "@/lib/providers/amiqus/mapper";
import { ProviderError } from "@/lib/providers/errors";
import type { ClientInput, ProviderClient } from "@/lib/providers/port";
import { objectOf } from "@/lib/providers/read";
import { updateLink } from "@/lib/sync/client-links";
import { reading } from "../failure";
import { deleteRule } from "./delete-rule";
import { nameOf } from "./name";
import { openLink } from "./queries";
import type { DeleteRule, PersonDecision, PersonProfile } from "./types";

const labels: Record<(typeof CLIENT_KEYS)[number], string> = {
  title: "Title",
  otherTitle: "Other title",
  firstName: "First name",
  middleName: "Middle name",
  lastName: "Last name",
  email: "E-mail",
  landline: "Landline",
  mobile: "Mobile",
  dob: "Date of birth",
  reference: "Reference",
};

const shown = (value: string | null) => (value === "" ? null : value);

function differencesOf(there: ProviderClient, here: ClientInput): PersonProfile["differences"] {
  return CLIENT_KEYS.flatMap((key) => {
    const [theirs, ours] = [shown(there[key]), shown(here[key])];
    const same = key === "email" ? theirs?.toLowerCase() === ours?.toLowerCase() : theirs === ours;
    return same ? [] : [{ label: labels[key], there: theirs, here: ours }];
  });
}

/** What a question that not every account may ask answers, or null. */
async function ifTold<T>(question: Promise<T>): Promise<T | null> {
  try {
    return await question;
  } catch (error) {
    if (error instanceof ProviderError) return null;
    throw error;
  }
}

/** Whether this connection's account may delete a person at Amiqus. Throws ProviderError when the person is gone. */
export async function deletionOf(amiqus: AmiqusClient, providerClientId: string): Promise<DeleteRule> {
  const [person, membership, records] = await Promise.all([
    amiqus.retrieveClient(providerClientId),
    ifTold(amiqus.membership()),
    ifTold(amiqus.pageOfClientRecords(providerClientId, 1, { limit: 1 })),
  ]);
  const flag = objectOf(person.raw).is_deletable;
  return deleteRule({
    role: membership?.value.role ?? null,
    isDeletable: typeof flag === "boolean" ? flag : null,
    records: records === null ? null : (records.total ?? records.rows.length),
  });
}

async function decisionsOf(
  ctx: TeamContext,
  connectionId: string,
  providerClientId: string,
): Promise<PersonDecision[]> {
  const { teamId } = ctx;
  return withTeam(teamId, async (tx) => {
    const rows = await tx.clientDecision.findMany({
      where: { teamId, connectionId, providerClientId },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: 20,
    });
    const ids = rows.flatMap((row) => row.memberId ?? []);
    const members = await tx.member.findMany({
      where: { teamId, id: { in: ids } },
      select: { id: true, user: { select: { name: true } } },
    });
    const names = new Map(members.map((member) => [member.id, member.user.name]));
    return rows.map((row) => ({
      id: row.id,
      at: row.createdAt.toISOString(),
      by: (row.memberId && names.get(row.memberId)) || "Gatehouse",
      from: row.fromStatus,
      to: row.toStatus,
      reason: row.reason,
    }));
  });
}

/** A person at Amiqus beside the desk's client, with the decisions made here. Notes a status that changed. Throws AppError. */
export async function personProfile(ctx: TeamContext, linkId: string): Promise<PersonProfile> {
  const { link, amiqus } = await openLink(ctx, linkId);
  const [person, deletion] = await reading("this person", async () =>
    Promise.all([
      amiqus.retrieveClient(link.providerClientId).then(({ value }) => toClient(value)),
      deletionOf(amiqus, link.providerClientId),
    ]),
  );
  const here = await withTeam(ctx.teamId, async (tx) => {
    await updateLink(tx, { id: link.connectionId, teamId: ctx.teamId }, person);
    return tx.client.findFirst({ where: { id: link.clientId, teamId: ctx.teamId } });
  });
  return {
    linkId,
    providerClientId: person.id,
    connectionName: link.connectionName,
    name: nameOf(person),
    status: person.status,
    createdAt: person.createdAt.toISOString(),
    updatedAt: person.updatedAt.toISOString(),
    archivedAt: person.archivedAt?.toISOString() ?? null,
    differences: here ? differencesOf(person, toClientInput(here)) : [],
    decisions: await decisionsOf(ctx, link.connectionId, link.providerClientId),
    deletion,
  };
}
