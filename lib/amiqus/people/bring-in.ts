import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { setArchived } from "@/lib/clients/archive";
import { findDuplicates } from "@/lib/clients/duplicates";
import { clientSearchText } from "@/lib/clients/search-text";
import { type Tx, withTeam } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { AppError } from "@/lib/errors";
import { notifyTeam } from "@/lib/events/notify";
import { toAddress, toClient } from "@/lib/providers/amiqus/mapper";
import type { Address, ProviderClient } from "@/lib/providers/port";
import { linkClient, lockConnection } from "@/lib/sync/client-links";
import { amiqusFor } from "../client";
import { amiqusConnection } from "../connection";
import { reading } from "../failure";
import type { BringIn } from "./schema";
import type { BroughtIn } from "./types";

async function linked(tx: Tx, ctx: TeamContext, input: BringIn): Promise<string | null> {
  const { connectionId, providerClientId } = input;
  const where = { teamId: ctx.teamId, connectionId, providerClientId };
  const link = await tx.clientLink.findFirst({ where, select: { clientId: true } });
  if (link) await setArchived(tx, ctx, link.clientId, false);
  return link?.clientId ?? null;
}

async function insert(
  tx: Tx,
  ctx: TeamContext,
  person: ProviderClient,
  address: Address | null,
): Promise<string> {
  const id = newId();
  const { title, otherTitle, firstName, middleName, lastName, landline, mobile, reference } = person;
  const email = person.email.toLowerCase();
  const dob = person.dob === null ? null : new Date(`${person.dob}T00:00:00Z`);
  await tx.client.create({
    data: {
      id,
      teamId: ctx.teamId,
      title,
      otherTitle,
      firstName,
      middleName,
      lastName,
      email,
      landline,
      mobile,
      reference,
      dob: dob === null || Number.isNaN(dob.getTime()) ? null : dob,
      address: address === null ? {} : { ...address },
      searchText: clientSearchText({ firstName, middleName, lastName, email, reference }),
      createdById: ctx.memberId,
    },
  });
  return id;
}

/** Throws unless the desk's client may stand for the person: in the team, in use, and not somebody else there already. */
async function assertFree(tx: Tx, ctx: TeamContext, clientId: string, connectionId: string): Promise<void> {
  const client = await tx.client.findFirst({
    where: { id: clientId, teamId: ctx.teamId, archivedAt: null },
    select: { links: { where: { connectionId }, select: { id: true } } },
  });
  if (!client) throw new AppError("not-found", "There is no such client in this team. Nothing was saved.");
  if (client.links.length === 0) return;
  throw new AppError(
    "conflict",
    "That client is linked to another person of this connection already. Nothing was saved.",
  );
}

/**
 * Brings a person of an Amiqus account into the desk: as a new client with what Amiqus says of them, or as the desk's
 * client who is the same person. Nothing is written to Amiqus. A person who is in the desk already is answered as they
 * are. Answers the likely duplicates instead, with nothing saved, unless the input says to go on. Throws AppError
 * `forbidden`, `not-found`, `conflict`, `provider`, `unavailable`.
 */
export async function bringIn(ctx: TeamContext, input: BringIn): Promise<BroughtIn> {
  authorise(ctx, "client.write");
  const { providerClientId } = input;
  const connectionId = await amiqusConnection(ctx, input.connectionId);
  const before = await withTeam(ctx.teamId, (tx) => linked(tx, ctx, input));
  if (before !== null) return { kind: "in", clientId: before };
  const { person, address } = await reading("this person", async () => {
    const amiqus = await amiqusFor(ctx.teamId, connectionId);
    const found = toClient((await amiqus.retrieveClient(providerClientId)).value);
    // An address is welcome but not needed; without one Amiqus may answer 404.
    const held = await amiqus.retrieveAddress(providerClientId).catch(() => null);
    return { person: found, address: held && toAddress(held.value) };
  });
  if (input.clientId === null && !input.createAnyway) {
    const { email, lastName, dob } = person;
    const duplicates = await findDuplicates(ctx, { email, lastName, dob, exceptId: null });
    if (duplicates.length > 0) {
      // The likeness may be this very person, whom a second press has just brought in.
      const meanwhile = await withTeam(ctx.teamId, (tx) => linked(tx, ctx, input));
      return meanwhile === null ? { kind: "duplicates", duplicates } : { kind: "in", clientId: meanwhile };
    }
  }
  return withTeam(ctx.teamId, async (tx) => {
    await lockConnection(tx, connectionId);
    const meanwhile = await linked(tx, ctx, input);
    if (meanwhile !== null) return { kind: "in", clientId: meanwhile };
    if (input.clientId !== null) await assertFree(tx, ctx, input.clientId, connectionId);
    const clientId = input.clientId ?? (await insert(tx, ctx, person, address));
    await linkClient(
      tx,
      { id: connectionId, teamId: ctx.teamId },
      { clientId, providerClientId, rawStatus: person.status, providerUpdatedAt: person.updatedAt },
    );
    await notifyTeam(tx, ctx.teamId, "clients", [clientId]);
    await recordAudit(tx, ctx, {
      action: input.clientId === null ? "client.bring-in" : "client.link",
      objectType: "client",
      objectId: clientId,
      clientId,
      outcome: "done",
      detail: { connectionId, providerClientId },
    });
    return { kind: "in", clientId };
  });
}
