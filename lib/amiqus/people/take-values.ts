import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { changedFields } from "@/lib/clients/fields";
import { toClientInput } from "@/lib/clients/rows";
import { clientSearchText } from "@/lib/clients/search-text";
import { withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { notifyTeam } from "@/lib/events/notify";
import { toClient } from "@/lib/providers/amiqus/mapper";
import { amiqusFor } from "../client";
import { reading } from "../failure";
import { personLink } from "./link";
import type { TakeValues } from "./schema";
import type { PersonWriteResult } from "./types";

/**
 * Gives the desk's client what Amiqus says of the person, address apart. Nothing is written to any provider. Throws
 * AppError `forbidden`, `not-found`, `provider`, `unavailable`.
 */
export async function takeValues(ctx: TeamContext, input: TakeValues): Promise<PersonWriteResult> {
  authorise(ctx, "client.write");
  const { teamId } = ctx;
  const link = await personLink(ctx, input.linkId);
  const person = await reading("this person", async () => {
    const amiqus = await amiqusFor(teamId, link.connectionId);
    return toClient((await amiqus.retrieveClient(link.providerClientId)).value);
  });
  const next = toClientInput({
    ...person,
    email: person.email.toLowerCase(),
    dob: person.dob === null ? null : new Date(`${person.dob}T00:00:00Z`),
  });
  await withTeam(teamId, async (tx) => {
    const before = await tx.client.findFirst({ where: { id: link.clientId, teamId } });
    if (!before) throw new AppError("not-found", "There is no such client in this team.");
    const { dob, ...patch } = changedFields(toClientInput(before), next);
    const changed = [...Object.keys(patch), ...(dob === undefined ? [] : ["dob"])];
    if (changed.length === 0) return;
    await tx.client.updateMany({
      where: { id: before.id, teamId },
      data: {
        ...patch,
        ...(dob === undefined ? {} : { dob: dob === null ? null : new Date(`${dob}T00:00:00Z`) }),
        searchText: clientSearchText(next),
      },
    });
    await notifyTeam(tx, teamId, "clients", [before.id]);
    await recordAudit(tx, ctx, {
      action: "client.update",
      objectType: "client",
      objectId: before.id,
      clientId: before.id,
      outcome: "done",
      changedFields: changed,
      detail: { from: link.connectionId },
    });
  });
  const { operationId } = input;
  return { state: "sent", operationId, message: null, code: null, fieldErrors: {}, added: null };
}
