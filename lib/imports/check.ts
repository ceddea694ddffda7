import "server-only";
import { z } from "zod";
import { type Tx, withTeam } from "@/lib/db/client";
import { notifyTeam } from "@/lib/events/notify";
import { keysOf, markKnown, markRepeats } from "./duplicates";
import { type HeldImport, keepImport } from "./lease";
import { type ReadRow, readRow, valuesOfCells } from "./read-row";
import { countRows, toMapping, toNotes } from "./store";
import type { ImportNotes, Mapping } from "./types";
import { readV1 } from "./v1";

/** Rows read between two commits. */
const BATCH = 250;
/** Comparing every row with every client of a large team takes a while. Milliseconds. */
const COMPARE_MS = 60_000;

const cells = z.array(z.string());

type Verdict = ReadRow | { ok: "archived" };

function readCells(raw: unknown, columns: number, mapping: Mapping): Verdict {
  const parsed = cells.safeParse(raw);
  const row = parsed.success ? parsed.data : [];
  if (row.slice(columns).some((cell) => cell.trim() !== "")) {
    const message =
      "The row has more cells than there are headings. Put cells that hold the separator in quotation marks.";
    return { ok: false, reasons: [{ message }] };
  }
  return readRow(valuesOfCells(row, mapping), mapping);
}

function readJson(raw: unknown, mapping: Mapping, notes: ImportNotes): Verdict {
  const client = readV1(raw);
  if (client === null) return { ok: false, reasons: [{ message: "This entry is no client." }] };
  if (client.status === "pending") notes.pendingStatuses = (notes.pendingStatuses ?? 0) + 1;
  if (client.unknownStatus !== null) {
    const status = client.unknownStatus.slice(0, 20);
    const known = notes.unknownStatuses ?? {};
    if (status in known || Object.keys(known).length < 20)
      notes.unknownStatuses = { ...known, [status]: (known[status] ?? 0) + 1 };
  }
  return client.archived ? { ok: "archived" } : readRow(client.values, mapping);
}

function columnsOf(row: number, verdict: Verdict) {
  if (verdict.ok === "archived") return { row, state: "skipped", reasons: [{ message: "Archived in v1." }] };
  if (!verdict.ok) return { row, state: "invalid", reasons: verdict.reasons };
  const { emailKey, personKey } = keysOf(verdict.fields);
  return { row, state: "pending", fields: verdict.fields, email: emailKey, person: personKey };
}

async function writeVerdicts(
  tx: Tx,
  importId: string,
  verdicts: ReturnType<typeof columnsOf>[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE import_rows r SET state = v.state::import_row_state, fields = v.fields, reasons = v.reasons,
      email_key = v.email, person_key = v.person, client_id = NULL, same_as_row = NULL
    FROM jsonb_to_recordset(${JSON.stringify(verdicts)}::jsonb)
      AS v(row int, state text, fields jsonb, reasons jsonb, email text, person text)
    WHERE r.import_id = ${importId}::uuid AND r.row = v.row`;
}

/** Reads the next rows of an import. Answers whether there were any, or null when it is not ours any more. */
async function readBatch(
  held: HeldImport,
  progress: { checkedTo: number; notes: ImportNotes },
): Promise<boolean | null> {
  const { id, teamId, record } = held;
  const rows = await withTeam(teamId, (tx) =>
    tx.importRow.findMany({
      where: { importId: id, teamId, row: { gt: progress.checkedTo } },
      orderBy: { row: "asc" },
      take: BATCH,
      select: { row: true, raw: true },
    }),
  );
  const last = rows.at(-1);
  if (!last) return false;
  const mapping = toMapping(record.mapping) ?? { columns: {}, dateOrder: "dmy", country: null };
  const csv = record.format === "csv";
  const verdicts = rows.map(({ row, raw }) =>
    columnsOf(
      row,
      csv ? readCells(raw, record.columns.length, mapping) : readJson(raw, mapping, progress.notes),
    ),
  );
  progress.checkedTo = last.row;
  return withTeam(teamId, async (tx) => {
    if (!(await keepImport(tx, held, "checking"))) return null;
    await writeVerdicts(tx, id, verdicts);
    const data = { checkedTo: last.row, notes: { ...progress.notes }, counts: await countRows(tx, id) };
    await tx.import.update({ where: { id, teamId }, data });
    await notifyTeam(tx, teamId, "imports", [id]);
    return true;
  });
}

async function compare(held: HeldImport): Promise<void> {
  const { id, teamId } = held;
  await withTeam(
    teamId,
    async (tx) => {
      if (!(await keepImport(tx, held, "checking"))) return;
      await markKnown(tx, teamId, id);
      await markRepeats(tx, id);
      const data = {
        state: "ready" as const,
        counts: await countRows(tx, id),
        leaseToken: null,
        leaseUntil: null,
      };
      await tx.import.update({ where: { id, teamId }, data });
      await notifyTeam(tx, teamId, "imports", [id]);
    },
    { timeoutMs: COMPARE_MS },
  );
}

/**
 * Reads the rows of an import by its mapping and compares them with each other and with the team's clients; creates
 * nothing. Goes on where an earlier turn stopped. Answers `more` when the turn's time is up.
 */
export async function checkSlice(held: HeldImport, outOfTime: () => boolean): Promise<"more" | "over"> {
  const progress = { checkedTo: held.record.checkedTo, notes: toNotes(held.record.notes) };
  for (;;) {
    const more = await readBatch(held, progress);
    if (more === null) return "over";
    if (!more) {
      await compare(held);
      return "over";
    }
    if (outOfTime()) return "more";
  }
}
