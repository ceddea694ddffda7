import "server-only";
import { v5 } from "uuid";
import { recordAudit } from "@/lib/audit/record";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { type Tx, withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { notifyTeam } from "@/lib/events/notify";
import { providerEntry } from "@/lib/providers/catalog";
import type { ClientInput } from "@/lib/providers/port";
import { findDuplicates } from "./duplicates";
import { changedFields, cleanFields, sameAddress } from "./fields";
import { owedTo } from "./owed";
import { type SavedClient, writeAddress, writeChanges, writeClient } from "./provider-writes";
import { newReference } from "./reference";
import { toAddress, toClientInput, toColumns } from "./rows";
import type { ClientFields, CreateClient, LinkClient, UpdateClient } from "./schema";
import type { SaveResult, WriteOutcome } from "./types";

type ClientRecord = Parameters<typeof toClientInput>[0] & { id: string; address: unknown };

function saved(row: ClientRecord): SavedClient {
  return { id: row.id, client: toClientInput(row), address: toAddress(row.address) };
}

const gone = () => new AppError("not-found", "There is no such client in this team.");

/** Connections of the team that keep clients, by id. Throws `not-found` when one of them is not among them. */
async function connectionsFor(ctx: TeamContext, ids: readonly string[]) {
  const rows = await withTeam(ctx.teamId, (tx) =>
    tx.connection.findMany({
      where: { teamId: ctx.teamId, id: { in: [...ids] }, archivedAt: null, status: { not: "disabled" } },
      select: { id: true, name: true, provider: true },
      orderBy: { createdAt: "asc" },
    }),
  );
  const able = rows.filter((row) => providerEntry(row.provider)?.capabilities.clients);
  if (able.length !== new Set(ids).size) {
    throw new AppError("not-found", "A connection you chose cannot be used any more. Nothing was saved.");
  }
  return able;
}

/** Makes writers of one client queue, also before its row is there: a second submit then finds the first one's row. */
async function oneAtATime(tx: Tx, clientId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${clientId}, 0))`;
}

async function insertClient(tx: Tx, ctx: TeamContext, id: string, fields: ClientFields) {
  const reference = fields.reference ?? newReference();
  const row = await tx.client.create({
    data: { id, teamId: ctx.teamId, createdById: ctx.memberId, ...toColumns({ ...fields, reference }) },
  });
  await notifyTeam(tx, ctx.teamId, "clients", [id]);
  await recordAudit(tx, ctx, {
    action: "client.create",
    objectType: "client",
    objectId: id,
    clientId: id,
    outcome: "done",
  });
  return row;
}

/** Saves the form's fields again over a client that no provider has taken yet, after a refusal. */
async function correctClient(tx: Tx, ctx: TeamContext, before: ClientRecord, fields: ClientFields) {
  const reference = fields.reference ?? before.reference ?? newReference();
  const next = { ...fields, reference };
  const changed = Object.keys(changedFields(toClientInput(before), next));
  const moved = !sameAddress(toAddress(before.address), next.address);
  if (changed.length === 0 && !moved) return tx.client.findFirstOrThrow({ where: { id: before.id } });
  const links = await tx.clientLink.count({ where: { teamId: ctx.teamId, clientId: before.id } });
  if (links > 0) {
    throw new AppError("conflict", "This client is saved already. Open it to change it.");
  }
  const row = await tx.client.update({ where: { id: before.id, teamId: ctx.teamId }, data: toColumns(next) });
  await notifyTeam(tx, ctx.teamId, "clients", [before.id]);
  await recordAudit(tx, ctx, {
    action: "client.update",
    objectType: "client",
    objectId: before.id,
    clientId: before.id,
    outcome: "done",
    changedFields: moved ? [...changed, "address"] : changed,
  });
  return row;
}

/**
 * Saves a new client in the desk, then creates it at the chosen connections. The same form makes one client however
 * often it is sent. Answers the likely duplicates instead, with nothing saved, unless the input says to go on. Throws
 * AppError `forbidden`, `invalid`, `not-found`.
 */
export async function createClient(ctx: TeamContext, input: CreateClient): Promise<SaveResult> {
  authorise(ctx, "client.write");
  const fields = cleanFields(input.fields);
  const targets = await connectionsFor(ctx, input.connectionIds);
  // Of the form and the team, so that a second submit finds the row of the first one.
  const clientId = v5(input.formId, ctx.teamId);
  const known = await withTeam(ctx.teamId, (tx) =>
    tx.client.findFirst({ where: { id: clientId, teamId: ctx.teamId }, select: { id: true } }),
  );
  if (!known && !input.createAnyway) {
    const duplicates = await findDuplicates(ctx, { ...fields, exceptId: clientId });
    if (duplicates.length > 0) return { kind: "duplicates", duplicates };
  }
  const row = await withTeam(ctx.teamId, async (tx) => {
    await oneAtATime(tx, clientId);
    const before = await tx.client.findFirst({ where: { id: clientId, teamId: ctx.teamId } });
    return before ? correctClient(tx, ctx, before, fields) : insertClient(tx, ctx, clientId, fields);
  });
  const outcomes = await Promise.all(targets.map((target) => writeClient(ctx, saved(row), target)));
  return { kind: "saved", clientId, version: row.updatedAt.toISOString(), outcomes: outcomes.flat() };
}

/**
 * Creates a client of the desk at one more connection; a connection that has it already is left alone. Throws AppError
 * `forbidden`, `not-found`.
 */
export async function linkClient(ctx: TeamContext, input: LinkClient): Promise<WriteOutcome[]> {
  authorise(ctx, "client.write");
  const [target] = await connectionsFor(ctx, [input.connectionId]);
  const row = await withTeam(ctx.teamId, async (tx) => {
    const client = await tx.client.findFirst({
      where: { id: input.clientId, teamId: ctx.teamId, archivedAt: null },
      include: { links: { where: { connectionId: input.connectionId }, select: { id: true } } },
    });
    if (client === null || client.reference !== null) return client;
    // Without a reference a lost answer could not be looked up.
    return tx.client.update({
      where: { id: client.id, teamId: ctx.teamId },
      data: { reference: newReference() },
      include: { links: { where: { connectionId: input.connectionId }, select: { id: true } } },
    });
  });
  if (!row || !target) throw gone();
  return row.links.length > 0 ? [] : writeClient(ctx, saved(row), target);
}

/**
 * Saves changes of a client in the desk, then tells every connection that has it. Throws AppError `conflict` when
 * somebody saved since the form was opened, `forbidden`, `invalid`, `not-found`.
 */
export async function updateClient(ctx: TeamContext, input: UpdateClient): Promise<SaveResult> {
  authorise(ctx, "client.write");
  const fields = cleanFields(input.fields);
  const done = await withTeam(ctx.teamId, async (tx) => {
    await oneAtATime(tx, input.clientId);
    const before = await tx.client.findFirst({
      where: { id: input.clientId, teamId: ctx.teamId, archivedAt: null },
      include: { links: { include: { connection: { select: { id: true, name: true, archivedAt: true } } } } },
    });
    if (!before) throw gone();
    const next = { ...fields, reference: fields.reference ?? before.reference ?? newReference() };
    const patch = changedFields(toClientInput(before), next);
    const moved = !sameAddress(toAddress(before.address), next.address);
    const changed = [...Object.keys(patch), ...(moved ? ["address"] : [])];
    if (changed.length === 0) return { row: before, links: before.links, patch, moved };
    if (before.updatedAt.toISOString() !== input.version) {
      throw new AppError(
        "conflict",
        "Somebody else changed this client meanwhile. What you typed is still here; compare before you save.",
      );
    }
    const row = await tx.client.update({
      where: { id: before.id, teamId: ctx.teamId },
      data: toColumns(next),
    });
    await notifyTeam(tx, ctx.teamId, "clients", [before.id]);
    await recordAudit(tx, ctx, {
      action: "client.update",
      objectType: "client",
      objectId: before.id,
      clientId: before.id,
      outcome: "done",
      changedFields: changed,
    });
    return { row, links: before.links, patch, moved };
  });
  const client = saved(done.row);
  const links = done.links.filter((link) => link.connection.archivedAt === null);
  const outcomes = await Promise.all(
    links.map(({ connection, providerClientId }) =>
      tellConnection(ctx, client, connection, {
        providerClientId,
        patch: done.patch,
        moved: done.moved,
        attemptId: input.operationId,
      }),
    ),
  );
  const version = done.row.updatedAt.toISOString();
  return { kind: "saved", clientId: done.row.id, version, outcomes: outcomes.flat() };
}

interface Change {
  providerClientId: string;
  patch: Partial<ClientInput>;
  moved: boolean;
  attemptId: string;
}

/** Tells one connection what changed, and what it refused before: fields and address are two writes. */
async function tellConnection(
  ctx: TeamContext,
  client: SavedClient,
  target: { id: string; name: string },
  change: Change,
): Promise<WriteOutcome[]> {
  const { providerClientId, attemptId } = change;
  const owed = await owedTo(ctx, client.id, target.id);
  const again = Object.fromEntries(owed.keys.map((key) => [key, client.client[key]]));
  const patch = { ...again, ...change.patch };
  const writes: Promise<WriteOutcome>[] = [];
  if (Object.keys(patch).length > 0) {
    writes.push(writeChanges(ctx, client, target, providerClientId, patch, attemptId));
  }
  if (change.moved || owed.address) {
    const address = client.address ?? emptyAddress;
    writes.push(writeAddress(ctx, client, target, providerClientId, address, attemptId));
  }
  return Promise.all(writes);
}

const emptyAddress = {
  unit: null,
  house_name: null,
  house_number: null,
  street_name: null,
  second_street: null,
  district: null,
  city: null,
  province: null,
  postcode: null,
  country: null,
};
