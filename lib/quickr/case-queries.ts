import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { recordedDownload } from "@/lib/audit/recorded-download";
import type { TeamContext } from "@/lib/auth/context";
import { authorise, may } from "@/lib/auth/roles";
import { withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { safeFileName } from "@/lib/format/saved-name";
import type { Json } from "@/lib/providers/port";
import { isLiveAccount } from "@/lib/providers/quickr/credentials";
import { contractFiles, creditReports } from "@/lib/providers/quickr/describe";
import { caseOf } from "@/lib/providers/quickr/parts";
import { listOf } from "@/lib/providers/read";
import { automationSubject, dryRun } from "./automation-evaluate";
import type { AutomationBody } from "./automation-schema";
import { caseView, informationOf } from "./case-view";
import { eventView } from "./event-view";
import { ownershipView } from "./ownership-view";
import { type QuickrTarget, quickrCase, quickrFor, reading } from "./target";
import type { DiscoveriesDto, DryRunDto, OwnershipDto, QuickrCaseDto, QuickrEventPageDto } from "./types";

const EVENTS_A_PAGE = 50;
/** Most events that an export reads. */
const MAX_EVENTS = 5_000;

/** What the Quickr tab of a case shows, from what is stored. Throws AppError `forbidden`, `not-found`. */
export async function quickrCaseView(ctx: TeamContext, caseId: string): Promise<QuickrCaseDto> {
  authorise(ctx, "case.read");
  const target = await quickrCase(ctx, caseId);
  return caseView(target.snapshot, {
    caseId: target.id,
    connectionId: target.connectionId,
    quickrId: target.ref.id,
    live: isLiveAccount(target.accountId || target.ref.id),
    complete: target.complete,
    may: {
      update: target.open && may(ctx.role, "case.update"),
      review: target.open && may(ctx.role, "case.review"),
    },
  });
}

const typeOfEvents = (type: string | null) =>
  type === null || type === "" ? {} : { type: type.slice(0, 100) };

/** One page of a case's events, newest first. Throws AppError also as `reading` does. */
export async function quickrEvents(
  ctx: TeamContext,
  caseId: string,
  { type, cursor }: { type: string | null; cursor: string | null },
): Promise<QuickrEventPageDto> {
  authorise(ctx, "case.read");
  const target = await quickrCase(ctx, caseId);
  return reading("the events", async () => {
    const quickr = await quickrFor(ctx.teamId, target.connectionId);
    const page = await quickr.pageOfEvents(target.ref.id, {
      ...typeOfEvents(type),
      ...(cursor ? { starting_after: cursor.slice(0, 200) } : {}),
      limit: EVENTS_A_PAGE,
    });
    return { items: page.rows.map((row, index) => eventView(row.raw, index)), nextCursor: page.next };
  });
}

/** Every event of a case as a JSON file, as Quickr gave them; recorded in the audit trail. Throws as quickrEvents. */
export async function exportEvents(ctx: TeamContext, caseId: string, type: string | null): Promise<Response> {
  authorise(ctx, "case.read");
  const target = await quickrCase(ctx, caseId);
  const events = await reading("the events", () => allEvents(ctx, target, type));
  await withTeam(ctx.teamId, (tx) =>
    recordAudit(tx, ctx, {
      action: "quickr.events-export",
      objectType: "case",
      objectId: target.id,
      caseId: target.id,
      outcome: "done",
      detail: { events: events.length },
    }),
  );
  const name = safeFileName(`events-${target.ref.id}.json`);
  return new Response(JSON.stringify(events, null, 2), {
    headers: {
      "content-type": "application/json",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
}

async function allEvents(ctx: TeamContext, target: QuickrTarget, type: string | null): Promise<Json[]> {
  const quickr = await quickrFor(ctx.teamId, target.connectionId);
  const events: Json[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof quickr.pageOfEvents>> = await quickr.pageOfEvents(target.ref.id, {
      ...typeOfEvents(type),
      ...(after === null ? {} : { starting_after: after }),
      limit: 100,
    });
    events.push(...page.rows.map((row) => row.raw));
    after = page.next;
  } while (after !== null && events.length < MAX_EVENTS);
  return events;
}

/** The extended discoveries of a case, asked of Quickr now. Throws AppError also as `reading` does. */
export async function quickrDiscoveries(ctx: TeamContext, caseId: string): Promise<DiscoveriesDto> {
  authorise(ctx, "case.read");
  const target = await quickrCase(ctx, caseId);
  return reading("the discoveries", async () => {
    const quickr = await quickrFor(ctx.teamId, target.connectionId);
    const { raw } = await quickr.caseDiscoveries(target.ref.id);
    return { sections: informationOf(listOf(raw)) };
  });
}

/** Who owns the company of a case, asked of Quickr now. Throws AppError also as `reading` does. */
export async function quickrOwnership(ctx: TeamContext, caseId: string): Promise<OwnershipDto> {
  authorise(ctx, "case.read");
  const target = await quickrCase(ctx, caseId);
  return reading("the ownership", async () => {
    const quickr = await quickrFor(ctx.teamId, target.connectionId);
    return ownershipView((await quickr.caseOwnership(target.ref.id)).raw);
  });
}

/**
 * A file of a case (contract, credit report), fetched from its presigned address by the server and streamed; its
 * SHA-256 goes into the audit trail. Throws AppError `not-found` for a file that the case does not name.
 */
export async function quickrFile(ctx: TeamContext, caseId: string, fileId: string) {
  authorise(ctx, "case.read");
  const target = await quickrCase(ctx, caseId);
  const row = caseOf(target.snapshot);
  const files = [...listOf(row.contracts).flatMap(contractFiles), ...creditReports(row)];
  if (!files.some((file) => file.id === fileId)) throw new AppError("not-found", "There is no such file.");
  const file = await reading("the file", async () => {
    const quickr = await quickrFor(ctx.teamId, target.connectionId);
    return quickr.downloadFile(fileId);
  });
  return recordedDownload(ctx, file, {
    action: "quickr.file-download",
    objectType: "case",
    objectId: target.id,
    caseId: target.id,
    detail: { fileId },
  });
}

/** What an automation would make of a stored case. Nothing is sent. Throws AppError `forbidden`, `not-found`. */
export async function quickrDryRun(
  ctx: TeamContext,
  { caseId, body }: { caseId: string; body: AutomationBody },
): Promise<DryRunDto> {
  authorise(ctx, "case.read");
  const target = await quickrCase(ctx, caseId);
  if (!target.complete) {
    throw new AppError("conflict", "This case was never read whole. Open it and refresh it first.");
  }
  return dryRun(body, automationSubject(caseOf(target.snapshot), new Date()));
}
