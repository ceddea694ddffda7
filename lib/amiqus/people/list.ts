import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { withTeam } from "@/lib/db/client";
import { toClient } from "@/lib/providers/amiqus/mapper";
import { amiqusFor } from "../client";
import { amiqusConnection } from "../connection";
import { reading } from "../failure";
import { amiqusMembers } from "./members";
import { nameOf } from "./name";
import type { ListPeople } from "./schema";
import type { AmiqusMember, PersonPage } from "./types";

const pageSize = 50;

/** The desk's clients of people at a connection, by Amiqus' id. */
async function deskClients(ctx: TeamContext, connectionId: string, ids: string[]) {
  const links = await withTeam(ctx.teamId, (tx) =>
    tx.clientLink.findMany({
      where: { teamId: ctx.teamId, connectionId, providerClientId: { in: ids } },
      select: { providerClientId: true, clientId: true },
    }),
  );
  return new Map(links.map((link) => [link.providerClientId, link.clientId]));
}

/**
 * A page of 50 of an Amiqus account's own clients, with Amiqus' filters and sorts; it is read from Amiqus each time and
 * nothing of it is kept. Throws AppError `forbidden`, `not-found`, `provider`, `unavailable`.
 */
export async function listPeople(
  ctx: TeamContext,
  connectionId: string,
  query: ListPeople,
): Promise<PersonPage> {
  authorise(ctx, "client.read");
  const { text, by, status, visibility, assignee, sort, order } = query;
  const filter = {
    ...(text === "" ? {} : { [by]: text }),
    ...(status === null ? {} : { status }),
    ...(visibility === null ? {} : { visibility }),
    ...(assignee === null ? {} : { assignee: Number(assignee) }),
  };
  const found = await reading("its list of clients", async () => {
    const amiqus = await amiqusFor(ctx.teamId, await amiqusConnection(ctx, connectionId));
    return amiqus.pageOfClients(query.page, { ...filter, sort_by: sort, order_by: order, limit: pageSize });
  });
  const people = found.rows.map((row) => toClient(row.value));
  const known = await deskClients(
    ctx,
    connectionId,
    people.map((person) => person.id),
  );
  return {
    items: people.map((person) => ({
      id: person.id,
      name: nameOf(person),
      email: person.email,
      reference: person.reference,
      dob: person.dob,
      status: person.status,
      createdAt: person.createdAt.toISOString(),
      updatedAt: person.updatedAt.toISOString(),
      archivedAt: person.archivedAt?.toISOString() ?? null,
      clientId: known.get(person.id) ?? null,
    })),
    page: query.page,
    pages: found.totalPages,
    total: found.total,
  };
}

/** Members of a connection's account, to filter its list by. Throws AppError. */
export async function listMembers(ctx: TeamContext, connectionId: string): Promise<AmiqusMember[]> {
  authorise(ctx, "client.read");
  return reading("its members", async () =>
    amiqusMembers(ctx, await amiqusFor(ctx.teamId, await amiqusConnection(ctx, connectionId))),
  );
}
