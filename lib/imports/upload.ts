import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { type Tx, withTeam } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { AppError } from "@/lib/errors";
import { notifyTeam } from "@/lib/events/notify";
import { fingerprintOf, guessColumns, guessDateOrder } from "./headings";
import { columnNames, csvRows, decode, MAX_COLUMNS, MAX_ROWS, readBytes } from "./read-file";
import { toMapping } from "./store";
import type { Mapping } from "./types";
import { keepV1, v1Clients } from "./v1";
import { wakeImport } from "./wake";

/** Rows written by one statement. */
const BATCH = 1_000;
/** Time to read and write the largest file. Milliseconds. */
const TIMEOUT_MS = 120_000;
/** Columns of a v1 client, which need no mapping. */
const v1Columns = [
  "title",
  "first_name",
  "middle_name",
  "last_name",
  "email",
  "mobile",
  "landline",
  "dob",
  "reference",
  "address",
];
const v1Mapping: Mapping = { columns: {}, dateOrder: "dmy", country: null };

interface RawRow {
  row: number;
  raw: unknown;
}

async function insertRows(tx: Tx, teamId: string, importId: string, rows: readonly RawRow[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO import_rows (import_id, row, team_id, raw)
    SELECT ${importId}::uuid, r.row, ${teamId}::uuid, r.raw
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(row int, raw jsonb)`;
}

function tooMany(): AppError {
  return new AppError(
    "invalid",
    `The file has more than ${MAX_ROWS.toLocaleString("en-GB")} rows. Nothing was imported. Split it and import the parts.`,
  );
}

function isJson(text: string): boolean {
  return /^\s*[[{]/.test(text.slice(0, 1_000));
}

function jsonClients(text: string): unknown[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new AppError(
      "invalid",
      "The file starts like JSON and is none. Nothing was imported. Export it again.",
    );
  }
  const clients = v1Clients(json);
  if (clients === null)
    throw new AppError("invalid", "This JSON holds no clients of Amiqus API v1. Nothing was imported.");
  return clients;
}

/** Writes every client of a v1 answer. Answers how many. */
async function storeJson(
  tx: Tx,
  teamId: string,
  importId: string,
  clients: readonly unknown[],
): Promise<number> {
  if (clients.length > MAX_ROWS) throw tooMany();
  for (let at = 0; at < clients.length; at += BATCH) {
    const rows = clients
      .slice(at, at + BATCH)
      .map((item, index) => ({ row: at + index + 1, raw: keepV1(item) }));
    await insertRows(tx, teamId, importId, rows);
  }
  return clients.length;
}

/** Writes every line below the headings while they are read. Answers the headings, how many lines, and the first ones. */
async function storeCsv(tx: Tx, teamId: string, importId: string, text: string) {
  let columns: string[] | null = null;
  let total = 0;
  const first: string[][] = [];
  let batch: RawRow[] = [];
  const write = async () => {
    if (batch.length > 0) await insertRows(tx, teamId, importId, batch);
    batch = [];
  };
  for await (const { row, cells } of csvRows(text)) {
    if (columns === null) {
      columns = columnNames(cells);
      if (columns.length > MAX_COLUMNS)
        throw new AppError("invalid", `The file has more than ${MAX_COLUMNS} columns. Nothing was imported.`);
      continue;
    }
    total += 1;
    if (total > MAX_ROWS) throw tooMany();
    if (first.length < 200) first.push(cells);
    batch.push({ row, raw: cells });
    if (batch.length === BATCH) await write();
  }
  await write();
  return { columns: columns ?? [], total, first };
}

function guess(columns: readonly string[], first: readonly string[][]): Mapping {
  const guessed = guessColumns(columns);
  const { dob } = guessed;
  const dates = dob === undefined ? [] : first.map((cells) => cells[dob] ?? "");
  return { columns: guessed, dateOrder: guessDateOrder(dates), country: null };
}

/** A file's name as the browser sent it, percent-encoded; a plain word when it is missing or broken. */
export function readFileName(header: string | null): string {
  try {
    return decodeURIComponent(header ?? "").trim() || "clients";
  } catch {
    return "clients";
  }
}

/**
 * Takes a file of clients: CSV with headings, or JSON of Amiqus API v1. Rows are kept as they came; nothing is created
 * yet. CSV then waits for its mapping, JSON is checked at once. Throws AppError `forbidden`, or `invalid` for a file that
 * cannot be read; then nothing is kept.
 */
export async function uploadImport(
  ctx: TeamContext,
  file: { body: ReadableStream<Uint8Array> | null; name: string },
): Promise<{ id: string }> {
  authorise(ctx, "client.write");
  const { text, encoding } = decode(await readBytes(file.body));
  const clients = isJson(text) ? jsonClients(text) : null;
  const { teamId, memberId } = ctx;
  const id = newId();
  const state = clients ? ("checking" as const) : ("mapping" as const);
  await withTeam(
    teamId,
    async (tx) => {
      await tx.import.create({
        data: {
          id,
          teamId,
          state,
          format: clients ? "amiqus-v1" : "csv",
          fileName: file.name.replaceAll("\0", "").slice(0, 200),
          columns: v1Columns,
          fingerprint: "amiqus-v1",
          ...(clients ? { mapping: { ...v1Mapping } } : {}),
          notes: encoding === "utf-8" ? {} : { encoding },
          createdById: memberId,
        },
      });
      let total: number;
      if (clients) total = await storeJson(tx, teamId, id, clients);
      else {
        const read = await storeCsv(tx, teamId, id, text);
        total = read.total;
        const fingerprint = fingerprintOf(read.columns);
        const known = await tx.importMapping.findUnique({
          where: { teamId_fingerprint: { teamId, fingerprint } },
        });
        const mapping = toMapping(known?.mapping) ?? guess(read.columns, read.first);
        await tx.import.update({
          where: { id, teamId },
          data: { columns: read.columns, fingerprint, mapping: { ...mapping } },
        });
      }
      if (total === 0)
        throw new AppError("invalid", "The file has no rows below the headings. Nothing was imported.");
      await tx.import.update({ where: { id, teamId }, data: { total } });
      await notifyTeam(tx, teamId, "imports", [id]);
      await recordAudit(tx, ctx, {
        action: "import.upload",
        objectType: "import",
        objectId: id,
        outcome: "done",
        detail: { rows: total, format: clients ? "amiqus-v1" : "csv" },
      });
    },
    { timeoutMs: TIMEOUT_MS },
  );
  if (clients) await wakeImport(teamId, id);
  return { id };
}
