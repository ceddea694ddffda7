import "server-only";
import { csvLine } from "@/lib/audit/csv";
import { recordAudit } from "@/lib/audit/record";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { AmiqusClient } from "@/lib/providers/amiqus/client";
import { idOf, isJsonObject, objectOf, textOf } from "@/lib/providers/read";
import { amiqusFor } from "../client";
import { amiqusConnection } from "../connection";
import { reading } from "../failure";
import { stepLabel } from "../steps";
import { type Movement, toDays } from "./balance";
import type { CauserDto, CreditBalanceDto, CreditDto, CreditPageDto } from "./types";

type CreditRow = Awaited<ReturnType<AmiqusClient["pageOfCredits"]>>["rows"][number];
/** A cause as Amiqus names it; checks come whole because they are asked to. */
type Cause = { kind: "user"; id: string } | { kind: "check"; type: string | null; recordId: string | null };

const byTime = (order_by: "asc" | "desc") => ({ sort_by: "created_at" as const, order_by });
const withChecks = (order_by: "asc" | "desc") => ({ ...byTime(order_by), expand: ["causer" as const] });

/**
 * One page of credit movements, newest first, 100 at most; checks lead to the desk's case where it has it. Any member
 * may read. Throws AppError `not-found`, `invalid` for a page that is no number from 1.
 */
export async function creditPage(
  ctx: TeamContext,
  connectionId: string,
  pageText: string | null,
): Promise<CreditPageDto> {
  authorise(ctx, "connection.read");
  const number = Number(pageText ?? 1);
  if (!Number.isInteger(number) || number < 1 || number > 100_000) {
    throw new AppError("invalid", "There is no such page.");
  }
  const id = await amiqusConnection(ctx, connectionId);
  const { page, people } = await reading("the credits", async () => {
    const amiqus = await amiqusFor(ctx.teamId, id);
    const page = await amiqus.pageOfCredits(number, withChecks("desc"));
    return { page, people: await namesOf(amiqus, page.rows) };
  });
  const last = page.totalPages === null ? page.rows.length < page.size : number >= page.totalPages;
  return {
    items: await toCredits(ctx.teamId, id, page.rows, people),
    page: number,
    hasMore: !last && page.rows.length > 0,
    total: page.total,
  };
}

/** The balance at the end of each day on which credits moved, in the team's time zone, from the whole history. */
export async function creditBalance(ctx: TeamContext, connectionId: string): Promise<CreditBalanceDto> {
  authorise(ctx, "connection.read");
  const id = await amiqusConnection(ctx, connectionId);
  const timeZone = await timeZoneOf(ctx.teamId);
  const rows = await reading("the credits", async () => {
    const amiqus = await amiqusFor(ctx.teamId, id);
    return amiqus.listCredits(byTime("asc"));
  });
  const days = toDays(rows.map(toMovement), timeZone);
  return { balance: days.at(-1)?.balance ?? 0, movements: rows.length, days };
}

/**
 * The whole history as CSV, oldest first, with the balance after each movement. Cells that a spreadsheet would run as
 * formulas are disarmed. Recorded in the audit log.
 */
export async function exportCredits(ctx: TeamContext, connectionId: string): Promise<Response> {
  authorise(ctx, "connection.read");
  const id = await amiqusConnection(ctx, connectionId);
  const { rows, people } = await reading("the credits", async () => {
    const amiqus = await amiqusFor(ctx.teamId, id);
    const rows = await amiqus.listCredits(withChecks("asc"));
    return { rows, people: await namesOf(amiqus, rows) };
  });
  const credits = await toCredits(ctx.teamId, id, rows, people);
  const sorted = credits.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  await withTeam(ctx.teamId, (tx) =>
    recordAudit(tx, ctx, {
      action: "connection.export-credits",
      objectType: "connection",
      objectId: id,
      outcome: "done",
      detail: { rows: sorted.length },
    }),
  );
  let balance = 0;
  const lines = sorted.map(({ at, credits: moved, reason, causer, id: row }) => {
    balance += moved;
    return csvLine([row, at, moved, balance, reason, causer?.kind ?? null, causer?.label ?? null]);
  });
  const head = csvLine(["id", "at", "credits", "balance", "reason", "cause", "by"]);
  return new Response(head + lines.join(""), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="amiqus-credits.csv"`,
    },
  });
}

function toMovement({ value }: CreditRow): Movement {
  return { at: value.created_at, credits: value.credits };
}

function causeOf({ raw }: CreditRow): Cause | null {
  const { causer } = objectOf(raw);
  const id = idOf(causer);
  if (!isJsonObject(causer) || id === null) return null;
  // An expanded check says `object: "check"` and its own type; a plain reference says `type: "check"`.
  if (textOf(causer.object) !== "check") {
    return causer.type === "user" ? { kind: "user", id } : { kind: "check", type: null, recordId: null };
  }
  return { kind: "check", type: textOf(causer.type), recordId: idOf(causer.record) };
}

/** Names of the members among the causers; asked for only when there are any. */
async function namesOf(amiqus: AmiqusClient, rows: readonly CreditRow[]): Promise<Map<string, string>> {
  if (!rows.some((row) => causeOf(row)?.kind === "user")) return new Map();
  const members = await amiqus.listMembers();
  return new Map(members.map(({ value }) => [String(value.id), value.name]));
}

async function toCredits(
  teamId: string,
  connectionId: string,
  rows: readonly CreditRow[],
  people: ReadonlyMap<string, string>,
): Promise<CreditDto[]> {
  const causes = rows.map(causeOf);
  const records = causes.flatMap((cause) => (cause?.kind === "check" ? (cause.recordId ?? []) : []));
  const cases = await casesOf(teamId, connectionId, [...new Set(records)]);
  const label = (cause: Cause): CauserDto => {
    if (cause.kind === "user") {
      return { kind: "user", label: people.get(cause.id) ?? `User ${cause.id}`, caseId: null };
    }
    const name = cause.type === null ? "A check" : stepLabel(`check.${cause.type}`);
    return { kind: "check", label: name, caseId: cases.get(cause.recordId ?? "") ?? null };
  };
  return rows.map(({ value, raw }, index) => {
    const cause = causes[index] ?? null;
    return {
      id: String(value.id),
      at: value.created_at,
      credits: value.credits,
      reason: textOf(objectOf(raw).reason),
      causer: cause && label(cause),
    };
  });
}

async function casesOf(
  teamId: string,
  connectionId: string,
  recordIds: string[],
): Promise<Map<string, string>> {
  if (recordIds.length === 0) return new Map();
  const rows = await withTeam(teamId, (tx) =>
    tx.case.findMany({
      where: { teamId, connectionId, kind: "record", providerCaseId: { in: recordIds } },
      select: { id: true, providerCaseId: true },
    }),
  );
  return new Map(rows.map((row) => [row.providerCaseId, row.id]));
}

async function timeZoneOf(teamId: string): Promise<string> {
  const team = await withTeam(teamId, (tx) =>
    tx.team.findFirst({ where: { id: teamId }, select: { timeZone: true } }),
  );
  return team?.timeZone ?? "Europe/London";
}
