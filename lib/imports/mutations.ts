import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { isCountryCode } from "@/lib/clients/countries";
import { connectionChoices } from "@/lib/connections/queries";
import { type Tx, withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { notifyTeam } from "@/lib/events/notify";
import type { StartImport } from "./schema";
import { countRows, noImport } from "./store";
import type { ImportState, Mapping } from "./types";
import { wakeImport } from "./wake";

const stateWords: Record<ImportState, string> = {
  mapping: "waits for its columns",
  checking: "is being checked",
  ready: "is checked and not started",
  running: "is running",
  paused: "is paused",
  finished: "is finished",
  cancelled: "was ended",
};

/**
 * Moves an import on under its lock. Answers false when it is in `already`: a second click. Throws AppError `not-found`,
 * or `conflict` when it is in none of the states.
 */
async function moveImport(
  ctx: TeamContext,
  importId: string,
  from: readonly ImportState[],
  already: ImportState,
  move: (
    tx: Tx,
    record: { columns: string[]; format: string; fingerprint: string; state: ImportState },
  ) => Promise<void>,
): Promise<boolean> {
  const { teamId } = ctx;
  return withTeam(teamId, async (tx) => {
    await tx.$queryRaw`SELECT id FROM imports WHERE id = ${importId}::uuid AND team_id = ${teamId}::uuid FOR UPDATE`;
    const record = await tx.import.findFirst({
      where: { id: importId, teamId },
      select: { state: true, columns: true, format: true, fingerprint: true },
    });
    if (!record) throw noImport();
    if (record.state === already) return false;
    if (!from.includes(record.state))
      throw new AppError("conflict", `This import ${stateWords[record.state]}. Nothing was changed.`);
    await move(tx, record);
    await notifyTeam(tx, teamId, "imports", [importId]);
    return true;
  });
}

/**
 * Chooses the columns of a CSV file, remembers them for files with the same headings, and has its rows checked. Throws
 * AppError `forbidden`, `not-found`, `conflict` once the import has started, `invalid` for a column that is not there.
 */
export async function mapImport(ctx: TeamContext, importId: string, mapping: Mapping): Promise<void> {
  authorise(ctx, "client.write");
  if (mapping.country !== null && !isCountryCode(mapping.country))
    throw new AppError("invalid", "Some fields need attention.", {
      fieldErrors: { "mapping.country": ["Choose a country from the list."] },
    });
  const { teamId } = ctx;
  await moveImport(ctx, importId, ["mapping", "ready"], "checking", async (tx, record) => {
    if (
      record.format !== "csv" ||
      Object.values(mapping.columns).some((column) => column >= record.columns.length)
    )
      throw new AppError("invalid", "A chosen column is not in this file. Reload the page.");
    const stored = { ...mapping };
    await tx.import.update({
      where: { id: importId, teamId },
      data: {
        state: "checking",
        mapping: stored,
        checkedTo: 0,
        leaseToken: null,
        leaseUntil: null,
        notBefore: null,
      },
    });
    const { fingerprint } = record;
    await tx.importMapping.upsert({
      where: { teamId_fingerprint: { teamId, fingerprint } },
      create: { teamId, fingerprint, mapping: stored },
      update: { mapping: stored },
    });
  });
  await wakeImport(teamId, importId);
}

/**
 * Starts creating the clients of a checked import, here and at the chosen connections. A second start is the first one.
 * Throws AppError `forbidden`, `not-found`, `conflict`, or `invalid` when there is nothing to create.
 */
export async function startImport(ctx: TeamContext, input: StartImport): Promise<void> {
  authorise(ctx, "client.write");
  const usable = (await connectionChoices(ctx)).filter(({ clients }) => clients).map(({ id }) => id);
  const connectionIds = [...new Set(input.connectionIds)];
  if (connectionIds.some((id) => !usable.includes(id)))
    throw new AppError("not-found", "A connection you chose cannot be used any more. Nothing was started.");
  const { teamId, memberId } = ctx;
  await moveImport(ctx, input.importId, ["ready"], "running", async (tx) => {
    const where = { importId: input.importId, teamId };
    if (input.duplicates === "create")
      await tx.importRow.updateMany({
        where: { ...where, state: "duplicate" },
        data: { state: "pending", clientId: null },
      });
    const counts = await countRows(tx, input.importId);
    if (counts.pending === 0)
      throw new AppError("invalid", "No row of this file is new. There is nothing to create.");
    await tx.import.update({
      where: { id: input.importId, teamId },
      data: {
        state: "running",
        connectionIds,
        duplicates: input.duplicates,
        counts: { ...counts },
        createdById: memberId,
        startedAt: new Date(),
        stalls: 0,
        notBefore: null,
      },
    });
    await recordAudit(tx, ctx, {
      action: "import.start",
      objectType: "import",
      objectId: input.importId,
      outcome: "done",
      detail: { ...counts, connectionIds, duplicates: input.duplicates },
    });
  });
  await wakeImport(teamId, input.importId);
}

async function recordCounts(tx: Tx, ctx: TeamContext, importId: string, action: string): Promise<void> {
  const counts = await countRows(tx, importId);
  await tx.import.update({ where: { id: importId, teamId: ctx.teamId }, data: { counts: { ...counts } } });
  await recordAudit(tx, ctx, {
    action,
    objectType: "import",
    objectId: importId,
    outcome: "done",
    detail: { ...counts },
  });
}

/** Stops a running import after the rows that are on their way. Throws AppError `forbidden`, `not-found`, `conflict`. */
export async function pauseImport(ctx: TeamContext, importId: string): Promise<void> {
  authorise(ctx, "client.write");
  await moveImport(ctx, importId, ["running"], "paused", async (tx) => {
    await tx.import.update({
      where: { id: importId, teamId: ctx.teamId },
      data: { state: "paused", pauseReason: null },
    });
    await recordCounts(tx, ctx, importId, "import.pause");
  });
}

/** Lets a paused import go on where it stopped, on behalf of the member. Throws AppError as `pauseImport`. */
export async function resumeImport(ctx: TeamContext, importId: string): Promise<void> {
  authorise(ctx, "client.write");
  await moveImport(ctx, importId, ["paused"], "running", async (tx) => {
    await tx.import.update({
      where: { id: importId, teamId: ctx.teamId },
      data: { state: "running", pauseReason: null, stalls: 0, notBefore: null, createdById: ctx.memberId },
    });
    await recordCounts(tx, ctx, importId, "import.resume");
  });
  await wakeImport(ctx.teamId, importId);
}

/**
 * Ends an import for good. Clients that it made stay; rows that wait are skipped. One that never started keeps no rows at
 * all. Throws AppError `forbidden`, `not-found`, `conflict` once it has finished.
 */
export async function cancelImport(ctx: TeamContext, importId: string): Promise<void> {
  authorise(ctx, "client.write");
  const { teamId } = ctx;
  const open: ImportState[] = ["mapping", "checking", "ready", "running", "paused"];
  await moveImport(ctx, importId, open, "cancelled", async (tx, { state }) => {
    const now = new Date();
    const started = state === "running" || state === "paused";
    const where = { importId, teamId };
    if (started)
      await tx.importRow.updateMany({ where: { ...where, state: "pending" }, data: { state: "skipped" } });
    else await tx.importRow.deleteMany({ where });
    await tx.import.update({
      where: { id: importId, teamId },
      data: {
        state: "cancelled",
        finishedAt: now,
        pauseReason: null,
        ...(started ? {} : { erasedAt: now, fileName: null }),
      },
    });
    await recordCounts(tx, ctx, importId, "import.cancel");
  });
}
