import "server-only";
import { csvLine } from "@/lib/audit/csv";
import { recordAudit } from "@/lib/audit/record";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { checkNames } from "@/lib/cases/rows";
import { searchCases } from "@/lib/cases/search";
import type { CaseRow } from "@/lib/cases/types";
import { withTeam } from "@/lib/db/client";
import { csvAnswer } from "./csv-answer";
import type { CaseExport } from "./schema";

/** Most that one page of the case list holds. */
const BATCH = 100;

const headings = [
  "id",
  "provider",
  "connection",
  "provider id",
  "kind",
  "title",
  "client",
  "client id",
  "reference",
  "status",
  "provider status",
  "outcome",
  "waiting on",
  "attention",
  "checks",
  "checks done",
  "checks flagged",
  "assignee",
  "risk",
  "priority",
  "due at",
  "on hold until",
  "expires at",
  "created at",
  "updated at",
  "confirmed at",
  "confirmed by",
  "archived",
];

interface Extra {
  id: string;
  providerCaseId: string;
  clientId: string | null;
  risk: string | null;
  summary: unknown;
  providerCreatedAt: Date;
  expiresAt: Date | null;
}

interface Names {
  members: Map<string, string>;
  connections: Map<string, string>;
}

async function namesOf(teamId: string): Promise<Names> {
  return withTeam(teamId, async (tx) => {
    const members = await tx.member.findMany({
      where: { teamId },
      select: { id: true, user: { select: { name: true } } },
    });
    const connections = await tx.connection.findMany({ where: { teamId }, select: { id: true, name: true } });
    return {
      members: new Map(members.map(({ id, user }) => [id, user.name])),
      connections: new Map(connections.map(({ id, name }) => [id, name])),
    };
  });
}

function line(row: CaseRow, extra: Extra | undefined, names: Names): string {
  return csvLine([
    row.id,
    row.provider,
    names.connections.get(row.connectionId) ?? null,
    extra?.providerCaseId ?? null,
    row.kind,
    row.title,
    row.clientName ?? null,
    extra?.clientId ?? null,
    row.reference ?? null,
    row.status,
    row.rawStatus,
    row.outcome ?? null,
    row.waitingOn ?? null,
    row.attention ?? null,
    extra ? checkNames(extra.summary).join(" ") : null,
    row.summary.done,
    row.summary.flagged,
    row.assigneeId ? (names.members.get(row.assigneeId) ?? row.assigneeId) : null,
    extra?.risk ?? null,
    row.priority ?? 0,
    row.dueAt ?? null,
    row.holdUntil ?? null,
    extra?.expiresAt?.toISOString() ?? null,
    extra?.providerCreatedAt.toISOString() ?? null,
    row.updatedAt,
    row.confirmedAt,
    row.confirmedBy,
    row.archived ? "yes" : "no",
  ]);
}

async function* lines(ctx: TeamContext, input: CaseExport): AsyncGenerator<string> {
  yield csvLine(headings);
  const { teamId } = ctx;
  const names = await namesOf(teamId);
  let cursor: string | null = null;
  do {
    // In order of creation, which never changes: a case that moves on meanwhile is neither missed nor told twice.
    const page: Awaited<ReturnType<typeof searchCases>> = await searchCases(ctx, {
      ...input,
      sort: "created",
      cursor,
      limit: BATCH,
    });
    const extras = await withTeam(teamId, (tx) =>
      tx.case.findMany({
        where: { teamId, id: { in: page.items.map((row) => row.id) } },
        select: {
          id: true,
          providerCaseId: true,
          clientId: true,
          risk: true,
          summary: true,
          providerCreatedAt: true,
          expiresAt: true,
        },
      }),
    );
    const byId = new Map(extras.map((extra) => [extra.id, extra]));
    yield page.items.map((row) => line(row, byId.get(row.id), names)).join("");
    cursor = page.nextCursor;
  } while (cursor !== null);
}

/**
 * The cases that the list's filter and search find, as CSV, streamed, newest first. Audited before the first byte; the
 * search text is not. Throws AppError `forbidden`, `invalid` for a text too short to search by.
 */
export async function exportCases(ctx: TeamContext, input: CaseExport): Promise<Response> {
  authorise(ctx, "case.read");
  // A question that the list refuses is refused here too, before the answer has begun.
  await searchCases(ctx, { ...input, sort: "created", limit: 1 });
  await withTeam(ctx.teamId, (tx) =>
    recordAudit(tx, ctx, {
      action: "case.export",
      objectType: "team",
      objectId: ctx.teamId,
      outcome: "done",
      detail: { filters: Object.keys(input.filter ?? {}), searched: Boolean(input.text) },
    }),
  );
  return csvAnswer(lines(ctx, input), "gatehouse-cases");
}
