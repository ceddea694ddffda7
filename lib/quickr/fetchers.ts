import { ApiError, getJson, postJson } from "@/lib/api-client";
import type { AutomationBody } from "./automation-schema";
import type { AccountsQuery, CompanySearch, UsageQuery } from "./schema";
import type {
  AutomationDto,
  ChecklistDto,
  CompanyHitDto,
  DiscoveriesDto,
  DryRunDto,
  OwnershipDto,
  PageDto,
  QuickrAccountDto,
  QuickrCaseDto,
  QuickrEventPageDto,
  QuickrUserDto,
  SignedInDto,
  TemplateDto,
  UsageDto,
} from "./types";

const ofCase = (caseId: string, rest = "") => `/api/quickr/cases/${caseId}${rest}`;
const ofConnection = (connectionId: string, rest: string) =>
  `/api/quickr/connections/${connectionId}/${rest}`;

function withQuery(path: string, query: Record<string, string | null>): string {
  const given = Object.entries(query).flatMap(([key, value]) => (value === null ? [] : [[key, value]]));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

/** What is stored of a case, as the tabs show it. Throws ApiError, as all of these do. */
export function fetchQuickrCase(caseId: string, signal?: AbortSignal): Promise<QuickrCaseDto> {
  return getJson<QuickrCaseDto>(ofCase(caseId), undefined, signal);
}

/** A page of a case's events, newest first; `type` null asks for all. */
export function fetchEvents(
  caseId: string,
  type: string | null,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<QuickrEventPageDto> {
  return getJson<QuickrEventPageDto>(
    withQuery(ofCase(caseId, "/events"), { type, cursor }),
    undefined,
    signal,
  );
}

/** Address of a case's events as a JSON file. */
export function eventsExportHref(caseId: string, type: string | null): string {
  return withQuery(ofCase(caseId, "/events/export"), { type });
}

/** Address of a file of the case, sent through the desk. */
export function quickrFileHref(caseId: string, fileId: string): string {
  return ofCase(caseId, `/files/${encodeURIComponent(fileId)}`);
}

/** Everything that Quickr found for the case. */
export function fetchDiscoveries(caseId: string, signal?: AbortSignal): Promise<DiscoveriesDto> {
  return getJson<DiscoveriesDto>(ofCase(caseId, "/discoveries"), undefined, signal);
}

/** Who owns the company of the case, by the register. */
export function fetchOwnership(caseId: string, signal?: AbortSignal): Promise<OwnershipDto> {
  return getJson<OwnershipDto>(ofCase(caseId, "/ownership"), undefined, signal);
}

/** Whose key the connection uses. */
export function fetchSignedIn(connectionId: string, signal?: AbortSignal): Promise<SignedInDto> {
  return getJson<SignedInDto>(ofConnection(connectionId, "me"), undefined, signal);
}

/** Automations of the account. */
export function fetchAutomations(
  connectionId: string,
  signal?: AbortSignal,
): Promise<{ items: AutomationDto[] }> {
  return getJson<{ items: AutomationDto[] }>(ofConnection(connectionId, "automations"), undefined, signal);
}

/** Checklists of the account. */
export function fetchChecklists(
  connectionId: string,
  signal?: AbortSignal,
): Promise<{ items: ChecklistDto[] }> {
  return getJson<{ items: ChecklistDto[] }>(ofConnection(connectionId, "checklists"), undefined, signal);
}

/** Case templates of the account. */
export function fetchTemplates(
  connectionId: string,
  signal?: AbortSignal,
): Promise<{ items: TemplateDto[] }> {
  return getJson<{ items: TemplateDto[] }>(ofConnection(connectionId, "templates"), undefined, signal);
}

/** People and API keys of the account. */
export function fetchUsers(connectionId: string, signal?: AbortSignal): Promise<{ items: QuickrUserDto[] }> {
  return getJson<{ items: QuickrUserDto[] }>(ofConnection(connectionId, "users"), undefined, signal);
}

/** A page of the accounts below this one. */
export function fetchAccounts(
  connectionId: string,
  query: AccountsQuery,
  signal?: AbortSignal,
): Promise<PageDto<QuickrAccountDto>> {
  return postJson<PageDto<QuickrAccountDto>>(
    ofConnection(connectionId, "accounts"),
    query,
    undefined,
    signal,
  );
}

/** What an account used in a period. */
export function fetchUsage(connectionId: string, query: UsageQuery, signal?: AbortSignal): Promise<UsageDto> {
  return postJson<UsageDto>(ofConnection(connectionId, "usage"), query, undefined, signal);
}

/** The same as Quickr's CSV. */
export async function fetchUsageCsv(connectionId: string, query: UsageQuery): Promise<Blob> {
  const response = await fetch(ofConnection(connectionId, "usage/export"), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(query),
    credentials: "same-origin",
    cache: "no-store",
  });
  if (response.ok) return response.blob();
  const body: unknown = await response.json().catch(() => null);
  const error = typeof body === "object" && body !== null && "error" in body ? body.error : null;
  const said = typeof error === "object" && error !== null && "message" in error ? error.message : null;
  const message = typeof said === "string" ? said : "Gatehouse did not answer. Try again.";
  throw new ApiError({ code: "unexpected", message, fieldErrors: {}, requestId: "" }, response.status);
}

/** Companies by name or number. The text is personal data of sole proprietors and travels in the body. */
export function fetchCompanies(
  search: CompanySearch,
  signal?: AbortSignal,
): Promise<{ items: CompanyHitDto[] }> {
  return postJson<{ items: CompanyHitDto[] }>("/api/quickr/companies", search, undefined, signal);
}

/** What an automation would do on a case of the desk. Changes nothing. */
export function fetchDryRun(question: { caseId: string; body: AutomationBody }): Promise<DryRunDto> {
  return postJson<DryRunDto>("/api/quickr/dry-run", question);
}
