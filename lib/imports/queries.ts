import "server-only";
import { z } from "zod";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { type Tx, withTeam } from "@/lib/db/client";
import { type RowValues, valuesOfCells } from "./read-row";
import type { RowsQuery } from "./schema";
import { noImport, summaryColumns, toCounts, toMapping, toNotes, toReasons } from "./store";
import type { ImportDetail, ImportPage, ImportRowDto, ImportRowPage, ImportSummary, Mapping } from "./types";
import { readV1 } from "./v1";

const PAGE = 25;
/** Cells shown of each column. */
const SAMPLES = 3;
const SAMPLE_LENGTH = 60;

type Row = Awaited<ReturnType<typeof pageOf>>[number];

function pageOf(tx: Tx, teamId: string, cursor: string | undefined) {
  // Ids are made in the order of time, so the id alone is the key.
  return tx.import.findMany({
    where: { teamId, ...(cursor ? { id: { lt: cursor } } : {}) },
    orderBy: { id: "desc" },
    take: PAGE + 1,
    select: summaryColumns,
  });
}

async function namesOf(tx: Tx, teamId: string, memberIds: string[]): Promise<Map<string, string>> {
  const members = await tx.member.findMany({
    where: { teamId, id: { in: [...new Set(memberIds)] } },
    select: { id: true, user: { select: { name: true } } },
  });
  return new Map(members.map((member) => [member.id, member.user.name]));
}

function toSummary(row: Row, names: Map<string, string>): ImportSummary {
  return {
    id: row.id,
    state: row.state,
    format: row.format === "amiqus-v1" ? "amiqus-v1" : "csv",
    fileName: row.fileName,
    total: row.total,
    counts: toCounts(row.counts),
    createdBy: names.get(row.createdById) ?? "Somebody",
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

/** The team's imports, newest first, by keyset. Throws AppError `forbidden`. */
export async function listImports(ctx: TeamContext, cursor?: string): Promise<ImportPage> {
  authorise(ctx, "client.read");
  return withTeam(ctx.teamId, async (tx) => {
    const rows = await pageOf(tx, ctx.teamId, cursor);
    const page = rows.slice(0, PAGE);
    const names = await namesOf(
      tx,
      ctx.teamId,
      page.map((row) => row.createdById),
    );
    return {
      items: page.map((row) => toSummary(row, names)),
      nextCursor: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null,
    };
  });
}

const cells = z.array(z.string()).catch([]);

/** The first cells that say something, column by column. */
function samplesOf(raws: unknown[], columns: number): string[][] {
  const rows = raws.map((raw) => cells.parse(raw));
  return Array.from({ length: columns }, (_, at) =>
    rows
      .map((row) => (row[at] ?? "").trim().slice(0, SAMPLE_LENGTH))
      .filter((cell) => cell !== "")
      .slice(0, SAMPLES),
  );
}

/** One import without its rows. Throws AppError `forbidden`, `not-found`. */
export async function getImport(ctx: TeamContext, importId: string): Promise<ImportDetail> {
  authorise(ctx, "client.read");
  if (!z.uuid().safeParse(importId).success) throw noImport();
  const { teamId } = ctx;
  return withTeam(teamId, async (tx) => {
    const row = await tx.import.findFirst({ where: { id: importId, teamId } });
    if (!row) throw noImport();
    const csv = row.format === "csv";
    const first = csv
      ? await tx.importRow.findMany({
          where: { importId, teamId },
          orderBy: { row: "asc" },
          take: 20,
          select: { raw: true },
        })
      : [];
    const known = csv
      ? await tx.importMapping.findUnique({
          where: { teamId_fingerprint: { teamId, fingerprint: row.fingerprint } },
          select: { teamId: true },
        })
      : null;
    const names = await namesOf(tx, teamId, [row.createdById]);
    const duplicates = row.duplicates === "create" ? ("create" as const) : ("skip" as const);
    return {
      ...toSummary(row, names),
      columns: row.columns,
      samples: samplesOf(
        first.map(({ raw }) => raw),
        row.columns.length,
      ),
      mapping: toMapping(row.mapping),
      mappingFrom:
        row.state !== "mapping" ? ("own" as const) : known ? ("saved" as const) : ("guess" as const),
      checkedTo: row.checkedTo,
      notes: toNotes(row.notes),
      connectionIds: row.connectionIds,
      duplicates,
      pauseReason: row.pauseReason,
      notBefore: row.notBefore?.toISOString() ?? null,
      erasedAt: row.erasedAt?.toISOString() ?? null,
    };
  });
}

const shownFields = z
  .object({
    firstName: z.string(),
    middleName: z.string().nullable(),
    lastName: z.string(),
    email: z.string(),
    dob: z.string().nullable(),
  })
  .partial()
  .nullable()
  .catch(null);

/** What a row says before it is a client: also an invalid one has a name to find it by. */
function saidOf(raw: unknown, mapping: Mapping | null, format: string): RowValues {
  if (format !== "csv") return readV1(raw)?.values ?? {};
  return mapping ? valuesOfCells(cells.parse(raw), mapping) : {};
}

interface StoredRow {
  row: number;
  state: ImportRowDto["state"];
  raw: unknown;
  fields: unknown;
  reasons: unknown;
  clientId: string | null;
  sameAsRow: number | null;
}

function toRow(row: StoredRow, mapping: Mapping | null, format: string): ImportRowDto {
  const fields = shownFields.parse(row.fields);
  const said = fields ? null : saidOf(row.raw, mapping, format);
  const name = fields
    ? [fields.firstName, fields.middleName, fields.lastName]
    : [said?.firstName, said?.middleName, said?.lastName];
  return {
    row: row.row,
    state: row.state,
    name: name.filter(Boolean).join(" ") || (said?.fullName ?? ""),
    email: fields?.email ?? said?.email ?? "",
    dob: fields?.dob ?? said?.dob ?? null,
    reasons: toReasons(row.reasons),
    clientId: row.clientId,
    sameAsRow: row.sameAsRow,
  };
}

/** A page of an import's rows in the order of the file, by keyset. Throws AppError `forbidden`, `not-found`. */
export async function listImportRows(
  ctx: TeamContext,
  importId: string,
  query: RowsQuery,
): Promise<ImportRowPage> {
  authorise(ctx, "client.read");
  if (!z.uuid().safeParse(importId).success) throw noImport();
  const { teamId } = ctx;
  return withTeam(teamId, async (tx) => {
    const found = await tx.import.findFirst({
      where: { id: importId, teamId },
      select: { mapping: true, format: true },
    });
    if (!found) throw noImport();
    const rows = await tx.importRow.findMany({
      where: { importId, teamId, row: { gt: query.after }, ...(query.state ? { state: query.state } : {}) },
      orderBy: { row: "asc" },
      take: query.limit + 1,
      select: {
        row: true,
        state: true,
        raw: true,
        fields: true,
        reasons: true,
        clientId: true,
        sameAsRow: true,
      },
    });
    const page = rows.slice(0, query.limit);
    const mapping = toMapping(found.mapping);
    return {
      items: page.map((row) => toRow(row, mapping, found.format)),
      nextCursor: rows.length > query.limit ? (page.at(-1)?.row ?? null) : null,
    };
  });
}
