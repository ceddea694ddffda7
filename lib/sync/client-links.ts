import "server-only";
import { z } from "zod";
import { clientSearchText } from "@/lib/clients/search-text";
import type { Tx } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { notifyTeam } from "@/lib/events/notify";
import type { ProviderCase, ProviderClient } from "@/lib/providers/port";

/** The desk's client behind a provider's client id. */
export interface LinkedClient {
  clientId: string;
  name: string;
  email: string;
}

const linkRow = z.object({
  provider_client_id: z.string(),
  client_id: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  email: z.string(),
});

/**
 * The desk's clients of these cases, by provider client id. A client that the desk does not know yet is created with
 * its link when the provider told a name and an e-mail address. `created` are the new clients' ids. The caller holds
 * the connection's sync lock, so that no two transactions create the same one.
 */
export async function linkClients(
  tx: Tx,
  connection: { id: string; teamId: string },
  cases: readonly ProviderCase[],
): Promise<{ links: Map<string, LinkedClient>; created: string[] }> {
  const wanted = new Map<string, ProviderCase>();
  for (const item of cases) {
    const id = item.providerClientId;
    if (id !== null && (!wanted.has(id) || item.clientEmail !== null)) wanted.set(id, item);
  }
  const links = new Map<string, LinkedClient>();
  if (wanted.size === 0) return { links, created: [] };
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT l.provider_client_id, l.client_id, c.first_name, c.last_name, c.email
    FROM client_links l JOIN clients c ON c.id = l.client_id
    WHERE l.team_id = ${connection.teamId}::uuid AND l.connection_id = ${connection.id}::uuid
      AND l.provider_client_id = ANY(${[...wanted.keys()]}::text[])`;
  for (const row of z.array(linkRow).parse(rows)) {
    const name = `${row.first_name} ${row.last_name}`.trim();
    links.set(row.provider_client_id, { clientId: row.client_id, name, email: row.email });
  }
  const missing = [...wanted].flatMap(([id, item]) => {
    const { clientName: name, clientEmail: email } = item;
    return links.has(id) || !name?.trim() || !email
      ? []
      : [{ providerClientId: id, name: name.trim(), email }];
  });
  const created = await createClients(tx, connection, missing);
  for (const { providerClientId, clientId, name, email } of created) {
    links.set(providerClientId, { clientId, name, email });
  }
  return { links, created: created.map((client) => client.clientId) };
}

interface UnknownClient {
  providerClientId: string;
  name: string;
  email: string;
}

async function createClients(
  tx: Tx,
  connection: { id: string; teamId: string },
  missing: UnknownClient[],
): Promise<(UnknownClient & { clientId: string })[]> {
  if (missing.length === 0) return [];
  const made = missing.map((client) => {
    const names = { ...splitName(client.name), middleName: null, email: client.email, reference: null };
    return { ...client, ...names, clientId: newId(), linkId: newId(), searchText: clientSearchText(names) };
  });
  const json = JSON.stringify(made);
  await tx.$executeRaw`
    INSERT INTO clients (id, team_id, first_name, last_name, email, search_text, updated_at)
    SELECT r."clientId", ${connection.teamId}::uuid, r."firstName", r."lastName", r.email, r."searchText", now()
    FROM jsonb_to_recordset(${json}::jsonb)
      AS r("clientId" uuid, "firstName" text, "lastName" text, email text, "searchText" text)`;
  await tx.$executeRaw`
    INSERT INTO client_links (id, team_id, client_id, connection_id, provider_client_id)
    SELECT r."linkId", ${connection.teamId}::uuid, r."clientId", ${connection.id}::uuid, r."providerClientId"
    FROM jsonb_to_recordset(${json}::jsonb) AS r("linkId" uuid, "clientId" uuid, "providerClientId" text)`;
  return made;
}

/** A provider's display name in two parts: everything before the last space, and the rest. */
export function splitName(name: string): { firstName: string; lastName: string } {
  const words = name.trim().split(/\s+/);
  const last = words.pop() ?? "";
  return words.length === 0
    ? { firstName: last, lastName: "" }
    : { firstName: words.join(" "), lastName: last };
}

/**
 * Links a desk client to the provider's client that was made for it. When a sync met the provider's client first and
 * made a desk client of its own, its cases move to this one and that copy is removed. Safe to run again.
 */
export async function linkClient(
  tx: Tx,
  connection: { id: string; teamId: string },
  link: { clientId: string; providerClientId: string; rawStatus: string | null; providerUpdatedAt: Date },
): Promise<void> {
  await lockConnection(tx, connection.id);
  const where = {
    connectionId: connection.id,
    teamId: connection.teamId,
    providerClientId: link.providerClientId,
  };
  const held = await tx.clientLink.findFirst({ where, select: { id: true, clientId: true } });
  const facts = { rawStatus: link.rawStatus, providerUpdatedAt: link.providerUpdatedAt };
  if (held === null) {
    await tx.clientLink.create({ data: { id: newId(), ...where, clientId: link.clientId, ...facts } });
    return;
  }
  await tx.clientLink.update({ where: { id: held.id }, data: { clientId: link.clientId, ...facts } });
  if (held.clientId === link.clientId) return;
  const { teamId } = connection;
  await tx.case.updateMany({
    where: { teamId, connectionId: connection.id, clientId: held.clientId },
    data: { clientId: link.clientId },
  });
  await tx.client.deleteMany({
    where: { id: held.clientId, teamId, createdById: null, links: { none: {} }, cases: { none: {} } },
  });
}

/** Links a desk client to a provider's client that nobody is linked to yet; else changes nothing. */
export async function linkIfNew(
  tx: Tx,
  connection: { id: string; teamId: string },
  link: { clientId: string; providerClientId: string },
): Promise<void> {
  await lockConnection(tx, connection.id);
  await tx.clientLink.createMany({
    data: [{ id: newId(), teamId: connection.teamId, connectionId: connection.id, ...link }],
    skipDuplicates: true,
  });
}

/** Notes a linked client's status at its provider if that is news. Answers whether the desk knows the client. */
export async function updateLink(
  tx: Tx,
  connection: { id: string; teamId: string },
  client: ProviderClient,
): Promise<boolean> {
  const where = { connectionId: connection.id, teamId: connection.teamId, providerClientId: client.id };
  const held = await tx.clientLink.findFirst({ where });
  if (!held) return false;
  const seen = held.providerUpdatedAt?.getTime() ?? 0;
  const news =
    seen < client.updatedAt.getTime() ||
    (seen === client.updatedAt.getTime() && held.rawStatus !== client.status);
  if (!news) return true;
  const data = { rawStatus: client.status, providerUpdatedAt: client.updatedAt };
  await tx.clientLink.updateMany({ where, data });
  await notifyTeam(tx, connection.teamId, "clients", [held.clientId]);
  return true;
}

/** One writer of a connection's index at a time, until the transaction ends. */
export async function lockConnection(tx: Tx, connectionId: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`sync ${connectionId}`}, 0))::text`;
}
