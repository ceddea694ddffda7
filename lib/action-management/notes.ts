import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { withTeam } from "@/lib/db/client";
import { hubCase, hubConnection, readingHub } from "./connection";
import type { HubNotes } from "./schema";
import type { NoteDto, NotePageDto } from "./types";
import { type DeskCase, toNote } from "./views";

/** Notes of a case, newest first. Any member may read. Throws AppError. */
export async function caseNotes(ctx: TeamContext, caseId: string): Promise<NoteDto[]> {
  authorise(ctx, "case.read");
  const target = await hubCase(ctx, caseId);
  const rows = await readingHub(ctx, target.connectionId, "the notes", (hub) =>
    hub.listCaseNotes(target.ref.id),
  );
  const notes = rows.map((row) => toNote(row.value, null));
  return notes.sort((a, b) => timeOf(b) - timeOf(a));
}

/** One note of a case as the hub has it now. Any member may read. Throws AppError, `not-found` for an unknown one. */
export async function caseNote(ctx: TeamContext, caseId: string, noteId: string): Promise<NoteDto> {
  authorise(ctx, "case.read");
  const target = await hubCase(ctx, caseId);
  return readingHub(ctx, target.connectionId, "this note", async (hub) => {
    return toNote((await hub.getCaseNote(target.ref.id, noteId)).value, null);
  });
}

/**
 * Notes of all cases of a hub by date of change, oldest first, with the desk's case of each. Any member may read. The
 * input keeps the feed's rules already. Throws AppError.
 */
export async function hubNotes(
  ctx: TeamContext,
  connectionId: string,
  query: HubNotes,
): Promise<NotePageDto> {
  authorise(ctx, "connection.read");
  authorise(ctx, "case.read");
  const id = await hubConnection(ctx, connectionId);
  const { from, to, skip, top } = query;
  const page = await readingHub(ctx, id, "the notes", (hub) =>
    hub.queryNotes({
      ...(from === null ? {} : { dateModifiedStart: from }),
      ...(to === null ? {} : { dateModifiedEnd: to }),
      skip,
      top,
    }),
  );
  const notes = page.rows.map((row) => row.value);
  const known = await deskCases(
    ctx,
    id,
    notes.map((note) => String(note.caseId ?? "")),
  );
  const hasMore = page.total === null ? page.read === top : skip + page.read < page.total;
  return {
    items: notes.map((note) => toNote(note, known.get(String(note.caseId ?? "")) ?? null)),
    skip,
    top,
    total: page.total,
    hasMore,
  };
}

/** The desk's cases by the hub's ids of them. */
export async function deskCases(
  ctx: TeamContext,
  connectionId: string,
  providerCaseIds: readonly string[],
): Promise<Map<string, DeskCase>> {
  const wanted = [...new Set(providerCaseIds)].filter((id) => id !== "");
  const rows = await withTeam(ctx.teamId, (tx) =>
    tx.case.findMany({
      where: { teamId: ctx.teamId, connectionId, kind: "case", providerCaseId: { in: wanted } },
      select: { id: true, providerCaseId: true, title: true },
    }),
  );
  return new Map(rows.map(({ id, providerCaseId, title }) => [providerCaseId, { id, title }]));
}

function timeOf(note: NoteDto): number {
  return Date.parse(note.modifiedAt ?? note.createdAt ?? "") || 0;
}
