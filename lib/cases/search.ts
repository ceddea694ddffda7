import "server-only";
import { z } from "zod";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { type TransactionOptions, teamRows } from "@/lib/db/client";
import { NORMALISED_STATUSES, type NormalisedStatus } from "@/lib/providers/port";
import { cursorAfter, readCursor } from "./cursor";
import { type SearchPlan, searchStatement } from "./search-sql";
import { searchTerms } from "./search-terms";
import type { CaseCounts, CasePage, CaseRow, CaseSearch } from "./types";

/** What the statement builds row by row; the database checks the enums, so only the frame is parsed here. */
type FoundRow = CaseRow & { createdAt: string };

const answer = z.object({
  items: z.custom<FoundRow[]>(Array.isArray),
  counts: z.array(
    z.object({
      status: z.enum(NORMALISED_STATUSES),
      count: z.coerce.number(),
      mine: z.coerce.number(),
      unassigned: z.coerce.number(),
    }),
  ),
});

function countsOf(tallies: z.infer<typeof answer>["counts"]): CaseCounts {
  const status: Record<NormalisedStatus, number> = {
    awaiting_client: 0,
    processing: 0,
    needs_review: 0,
    on_hold: 0,
    approved: 0,
    rejected: 0,
    closed: 0,
    unmapped: 0,
  };
  const counts: CaseCounts = { all: 0, status, mine: 0, unassigned: 0 };
  for (const tally of tallies) {
    status[tally.status] += tally.count;
    counts.all += tally.count;
    counts.mine += tally.mine;
    counts.unassigned += tally.unassigned;
  }
  return counts;
}

/** The search of a question: validated, with defaults. Throws AppError `invalid` for a foreign cursor or short text. */
export function planOf(ctx: Pick<TeamContext, "teamId" | "memberId">, search: CaseSearch): SearchPlan {
  const sort = search.sort ?? "updated";
  return {
    teamId: ctx.teamId,
    memberId: ctx.memberId,
    filter: search.filter ?? {},
    sort,
    cursor: search.cursor ? readCursor(sort, search.cursor) : null,
    limit: Math.min(Math.max(search.limit ?? 50, 1), 100),
    terms: searchTerms(search.text),
  };
}

/** How a search runs: its statement is written for the indexes of the list. */
export const searchOptions: TransactionOptions = { indexesOnly: true };

/**
 * A page of the team's cases with the counts beside it, in one statement. Paging is by key: rows that come or change
 * between two pages never repeat or hide another. Throws AppError `forbidden`, or `invalid` for a foreign cursor.
 */
export async function searchCases(ctx: TeamContext, search: CaseSearch): Promise<CasePage> {
  authorise(ctx, "case.read");
  const plan = planOf(ctx, search);
  const found = await teamRows(ctx.teamId, searchStatement(plan), searchOptions);
  const { items, counts } = answer.parse(found[0]);
  const last = items.length > plan.limit ? items[plan.limit - 1] : undefined;
  return {
    items: items.slice(0, plan.limit).map(({ createdAt: _, ...row }) => row),
    nextCursor: last ? cursorAfter(plan.sort, last) : null,
    counts: countsOf(counts),
  };
}
