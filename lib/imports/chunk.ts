import "server-only";
import { v5 } from "uuid";
import { recordAudit } from "@/lib/audit/record";
import { newReference } from "@/lib/clients/reference";
import { toAddress, toClientInput, toColumns } from "@/lib/clients/rows";
import { clientFieldsSchema } from "@/lib/clients/schema";
import { type Tx, withTeam } from "@/lib/db/client";
import { notifyTeam } from "@/lib/events/notify";
import type { Address, ClientInput } from "@/lib/providers/port";
import { markKnown } from "./duplicates";
import { type HeldImport, keepImport } from "./lease";
import { countRows } from "./store";
import { type RowResult, readWrites, type Writes } from "./writes";

/** Rows that are sent between two commits, and rows that only the desk keeps. */
const SENT_AT_ONCE = 40;
const KEPT_AT_ONCE = 200;

/** A row whose client the desk has, ready to be sent. */
export interface ReadyRow {
  row: number;
  clientId: string;
  client: ClientInput;
  address: Address | null;
}

export interface Chunk {
  rows: ReadyRow[];
  writes: Writes;
  /** Rows that turned out to be duplicates, or need no sending. */
  settled: number;
}

/** A row's client has the same id in every run, so that it is made once. */
export function clientIdOf(importId: string, row: number, teamId: string): string {
  return v5(`import ${importId} row ${row}`, teamId);
}

interface WaitingRow {
  row: number;
  fields: unknown;
  clientId: string | null;
}

/** Puts the clients of rows that have none yet into the desk. */
async function insertClients(tx: Tx, held: HeldImport, rows: readonly WaitingRow[]): Promise<void> {
  const { id: importId, teamId, record } = held;
  const clients = rows.map(({ row, fields }) => {
    const known = clientFieldsSchema.parse(fields);
    const id = clientIdOf(importId, row, teamId);
    const columns = toColumns({ ...known, reference: known.reference ?? newReference() });
    return { row, id, data: { id, teamId, createdById: record.createdById, ...columns } };
  });
  await tx.client.createMany({ data: clients.map(({ data }) => data) });
  const ids = JSON.stringify(clients.map(({ row, id }) => ({ row, id })));
  await tx.$executeRaw`
    UPDATE import_rows r SET client_id = c.id FROM jsonb_to_recordset(${ids}::jsonb) AS c(row int, id uuid)
    WHERE r.import_id = ${importId}::uuid AND r.row = c.row`;
  await notifyTeam(
    tx,
    teamId,
    "clients",
    clients.map(({ id }) => id),
  );
  const actor = { teamId, memberId: record.createdById, sessionId: null, ip: null };
  for (const { id } of clients) {
    await recordAudit(tx, actor, {
      action: "client.create",
      objectType: "client",
      objectId: id,
      clientId: id,
      outcome: "done",
      detail: { importId },
    });
  }
}

/** The clients of these rows as the desk has them now; a member may have changed or archived one meanwhile. */
async function readyRows(
  tx: Tx,
  teamId: string,
  rows: readonly { row: number; clientId: string }[],
): Promise<ReadyRow[]> {
  const clients = await tx.client.findMany({
    where: { teamId, id: { in: rows.map((row) => row.clientId) }, archivedAt: null },
  });
  const byId = new Map(clients.map((client) => [client.id, client]));
  return rows.flatMap(({ row, clientId }) => {
    const client = byId.get(clientId);
    return client
      ? [{ row, clientId, client: toClientInput(client), address: toAddress(client.address) }]
      : [];
  });
}

/**
 * Takes the next waiting rows: leaves out those that the team got meanwhile, makes the desk's clients of the others and
 * reads which writes they have had. One transaction. Null when the import is not ours any more.
 */
export async function takeChunk(held: HeldImport): Promise<Chunk | null> {
  const { id: importId, teamId, record } = held;
  const sends = record.connectionIds.length > 0;
  return withTeam(teamId, async (tx) => {
    if (!(await keepImport(tx, held, "running"))) return null;
    const waiting = await tx.importRow.findMany({
      where: { importId, teamId, state: "pending" },
      orderBy: { row: "asc" },
      take: sends ? SENT_AT_ONCE : KEPT_AT_ONCE,
      select: { row: true, fields: true, clientId: true },
    });
    const numbers = waiting.map(({ row }) => row);
    const known =
      record.duplicates === "skip" && numbers.length > 0
        ? new Set(await markKnown(tx, teamId, importId, numbers))
        : new Set();
    const rows = waiting.filter(({ row }) => !known.has(row));
    const fresh = rows.filter(({ clientId }) => clientId === null);
    if (fresh.length > 0) await insertClients(tx, held, fresh);
    const named = rows.map(({ row, clientId }) => ({
      row,
      clientId: clientId ?? clientIdOf(importId, row, teamId),
    }));
    const ready = await readyRows(tx, teamId, named);
    const gone = named.filter(({ row }) => !ready.some((one) => one.row === row));
    const done = sends
      ? gone.map((row) => ({ ...row, result: archived }))
      : named.map((row) => ({ ...row, result: kept }));
    if (done.length > 0 || known.size > 0) await writeResults(tx, held, done);
    const clientIds = ready.map(({ clientId }) => clientId);
    const writes = await readWrites(tx, teamId, sends ? clientIds : [], record.connectionIds);
    return { rows: sends ? ready : [], writes, settled: done.length + known.size };
  });
}

const kept: RowResult = { state: "created", reasons: [] };
const archived: RowResult = {
  state: "failed",
  reasons: [{ message: "The client was archived before it was sent." }],
};

/**
 * Writes what rows have come to, with the counts, and tells open pages. Facts count whoever holds the import now, also
 * for rows that a cancel has meanwhile called skipped.
 */
export async function writeResults(
  tx: Tx,
  held: Pick<HeldImport, "id" | "teamId">,
  results: readonly { row: number; result: RowResult }[],
): Promise<void> {
  const now = new Date();
  const json = JSON.stringify(
    results.map(({ row, result }) => ({ row, state: result.state, reasons: result.reasons })),
  );
  await tx.$executeRaw`
    UPDATE import_rows r SET state = v.state::import_row_state, reasons = v.reasons, updated_at = ${now}
    FROM jsonb_to_recordset(${json}::jsonb) AS v(row int, state text, reasons jsonb)
    WHERE r.import_id = ${held.id}::uuid AND r.row = v.row
      AND (r.state = 'pending' OR (r.state IN ('unknown', 'skipped') AND v.state <> 'pending'))
      AND r.state::text <> v.state`;
  const counts = await countRows(tx, held.id);
  await tx.import.updateMany({
    where: { id: held.id, teamId: held.teamId },
    data: { counts: { ...counts } },
  });
  await notifyTeam(tx, held.teamId, "imports", [held.id]);
}
