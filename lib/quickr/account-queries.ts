import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { withTeam } from "@/lib/db/client";
import { ProviderError } from "@/lib/providers/errors";
import type { Json } from "@/lib/providers/port";
import type { QuickrClient } from "@/lib/providers/quickr/client";
import { isLiveAccount } from "@/lib/providers/quickr/credentials";
import { isJsonObject, textOf } from "@/lib/providers/read";
import { accountDto, automationDto, checklistDto, companyDto, templateDto, userDto } from "./account-view";
import type { AccountsQuery, CompanySearch, UsageQuery } from "./schema";
import { quickrConnection, quickrFor, reading } from "./target";
import type {
  AutomationDto,
  ChecklistDto,
  CompanyHitDto,
  PageDto,
  QuickrAccountDto,
  QuickrUserDto,
  SignedInDto,
  TemplateDto,
  UsageDto,
} from "./types";
import { usageView } from "./usage";

const ACCOUNTS_A_PAGE = 50;

/**
 * Asks something of a Quickr account; any member may. Throws AppError `forbidden`, `not-found`, `conflict` when the
 * connection is switched off, and what `reading` makes of Quickr's failures. So do all below.
 */
async function ask<T>(
  ctx: TeamContext,
  connectionId: string,
  what: string,
  read: (quickr: QuickrClient, accountId: string) => Promise<T>,
): Promise<T> {
  authorise(ctx, "connection.read");
  const { id } = await quickrConnection(ctx, connectionId);
  return reading(what, async () => {
    const quickr = await quickrFor(ctx.teamId, id);
    return read(quickr, quickr.accountId);
  });
}

/** Who is signed in at Quickr, and in which account the connection works. */
export function signedIn(ctx: TeamContext, connectionId: string): Promise<SignedInDto> {
  return ask(ctx, connectionId, "the account", async (quickr, accountId) => {
    // API keys may have nobody behind them.
    const user = await quickr.userinfo().catch((error: unknown) => {
      if (error instanceof ProviderError && error.fate === "refused") return null;
      throw error;
    });
    return {
      email: user?.value.email ?? null,
      name: user?.value.name ?? null,
      accounts: (user?.value.accounts ?? []).flatMap((entry) => nameOfAccount(entry) ?? []),
      accountId,
      live: isLiveAccount(accountId),
    };
  });
}

function nameOfAccount(entry: Json): string | null {
  if (!isJsonObject(entry)) return textOf(entry);
  const id = textOf(entry.account_id) ?? textOf(entry.id);
  const name = textOf(entry.name);
  return name !== null && id !== null ? `${name} (${id})` : (id ?? name);
}

/** Automations of the account. */
export function automationsOf(ctx: TeamContext, connectionId: string): Promise<{ items: AutomationDto[] }> {
  return ask(ctx, connectionId, "the automations", async (quickr) => ({
    items: (await quickr.listAutomations()).map(automationDto),
  }));
}

/** Checklists of the account. */
export function checklistsOf(ctx: TeamContext, connectionId: string): Promise<{ items: ChecklistDto[] }> {
  return ask(ctx, connectionId, "the checklists", async (quickr) => ({
    items: (await quickr.listChecklists()).map(checklistDto),
  }));
}

/** Case templates of the account. */
export function templatesOf(ctx: TeamContext, connectionId: string): Promise<{ items: TemplateDto[] }> {
  return ask(ctx, connectionId, "the templates", async (quickr) => ({
    items: (await quickr.listTemplates()).map(templateDto),
  }));
}

/** Users and API keys of the account, without any key. */
export function usersOf(ctx: TeamContext, connectionId: string): Promise<{ items: QuickrUserDto[] }> {
  return ask(ctx, connectionId, "the users", async (quickr) => ({
    items: (await quickr.listUsers()).map(userDto),
  }));
}

/** Accounts of a partner, page by page. */
export function accountsOf(
  ctx: TeamContext,
  connectionId: string,
  { search, status, type, country, cursor }: AccountsQuery,
): Promise<PageDto<QuickrAccountDto>> {
  return ask(ctx, connectionId, "the accounts", async (quickr) => {
    const page = await quickr.pageOfAccounts({
      limit: ACCOUNTS_A_PAGE,
      ...(search === "" ? {} : { search }),
      status,
      type,
      country,
      ...(cursor === null ? {} : { starting_after: cursor }),
    });
    return { items: page.rows.map(accountDto), nextCursor: page.next };
  });
}

/** Companies by name or number, from the public registers. */
export function searchCompanies(
  ctx: TeamContext,
  { connectionId, country, text }: CompanySearch,
): Promise<{ items: CompanyHitDto[] }> {
  return ask(ctx, connectionId, "companies", async (quickr) => ({
    items: (await quickr.searchCompanies({ country, text })).map(companyDto),
  }));
}

async function usageCsv(quickr: QuickrClient, { accountId, from, to }: UsageQuery): Promise<string> {
  const { value } = await quickr.accountReports(accountId ?? quickr.accountId, {
    type: "usage",
    format: "csv",
    period: { from, to },
  });
  return value.reports.map(reportText).join("");
}

/** Assumption: a report is the file's text, or an object that holds it. */
function reportText(report: Json): string {
  if (!isJsonObject(report)) return textOf(report) ?? "";
  return (
    [report.content, report.data, report.csv, report.report].flatMap((value) => textOf(value) ?? [])[0] ?? ""
  );
}

/** The usage of an account as rows and as a series for a chart. */
export function usageOf(ctx: TeamContext, connectionId: string, query: UsageQuery): Promise<UsageDto> {
  return ask(ctx, connectionId, "the usage report", async (quickr) =>
    usageView(await usageCsv(quickr, query)),
  );
}

/** The usage report as Quickr wrote it, as a CSV file; recorded in the audit trail. */
export async function exportUsage(
  ctx: TeamContext,
  connectionId: string,
  query: UsageQuery,
): Promise<Response> {
  const csv = await ask(ctx, connectionId, "the usage report", (quickr) => usageCsv(quickr, query));
  await withTeam(ctx.teamId, (tx) =>
    recordAudit(tx, ctx, {
      action: "quickr.usage-export",
      objectType: "connection",
      objectId: connectionId,
      outcome: "done",
      detail: { from: query.from, to: query.to },
    }),
  );
  return new Response(csv, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="usage-${query.from}-${query.to}.csv"`,
      "cache-control": "no-store",
    },
  });
}
