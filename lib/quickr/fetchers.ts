import { ApiError, getJson, postJson } from "@/lib/api-client";
import type { AutomationBody } from "./automation-schema";
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

/** Which accounts to list; search text travels in the body. */
export interface AccountsFilter {
  search?: string;
  status?: ("ACTIVE" | "INACTIVE" | "PENDING")[];
  type?: ("customer" | "partner" | "reseller")[];
  country?: ("NO" | "SE" | "DK" | "FI")[];
}

/** Days, both included, as yyyy-mm-dd; null is the connection's own account. */
export interface UsagePeriod {
  accountId: string | null;
  from: string;
  to: string;
}

const ofCase = (caseId: string, rest = "") => `/api/quickr/cases/${caseId}${rest}`;
const ofAccount = (connectionId: string, rest: string) => `/api/quickr/connections/${connectionId}/${rest}`;
const query = (values: Record<string, string | null>) => {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) if (value !== null) search.set(key, value);
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
};

/** What the Quickr tab of a case shows. Throws ApiError, as all of these do. */
export function fetchQuickrCase(caseId: string, signal?: AbortSignal): Promise<QuickrCaseDto> {
  return getJson<QuickrCaseDto>(ofCase(caseId), undefined, signal);
}

/** A page of events, newest first. */
export function fetchQuickrEvents(
  caseId: string,
  type: string | null,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<QuickrEventPageDto> {
  return getJson<QuickrEventPageDto>(ofCase(caseId, `/events${query({ type, cursor })}`), undefined, signal);
}

/** Where the events are to be had as a JSON file. */
export function eventsExportHref(caseId: string, type: string | null): string {
  return ofCase(caseId, `/events/export${query({ type })}`);
}

/** Where a file of a case is to be had. */
export function quickrFileHref(caseId: string, fileId: string): string {
  return ofCase(caseId, `/files/${encodeURIComponent(fileId)}`);
}

/** The extended discoveries of a case. */
export function fetchDiscoveries(caseId: string, signal?: AbortSignal): Promise<DiscoveriesDto> {
  return getJson<DiscoveriesDto>(ofCase(caseId, "/discoveries"), undefined, signal);
}

/** The ownership of a case's company. */
export function fetchOwnership(caseId: string, signal?: AbortSignal): Promise<OwnershipDto> {
  return getJson<OwnershipDto>(ofCase(caseId, "/ownership"), undefined, signal);
}

/** Who is signed in. */
export function fetchSignedIn(connectionId: string, signal?: AbortSignal): Promise<SignedInDto> {
  return getJson<SignedInDto>(ofAccount(connectionId, "me"), undefined, signal);
}

/** Automations of an account. */
export function fetchAutomations(
  connectionId: string,
  signal?: AbortSignal,
): Promise<{ items: AutomationDto[] }> {
  return getJson<{ items: AutomationDto[] }>(ofAccount(connectionId, "automations"), undefined, signal);
}

/** Checklists of an account. */
export function fetchChecklists(
  connectionId: string,
  signal?: AbortSignal,
): Promise<{ items: ChecklistDto[] }> {
  return getJson<{ items: ChecklistDto[] }>(ofAccount(connectionId, "checklists"), undefined, signal);
}

/** Case templates of an account. */
export function fetchQuickrTemplates(
  connectionId: string,
  signal?: AbortSignal,
): Promise<{ items: TemplateDto[] }> {
  return getJson<{ items: TemplateDto[] }>(ofAccount(connectionId, "templates"), undefined, signal);
}

/** Users and API keys of an account. */
export function fetchQuickrUsers(
  connectionId: string,
  signal?: AbortSignal,
): Promise<{ items: QuickrUserDto[] }> {
  return getJson<{ items: QuickrUserDto[] }>(ofAccount(connectionId, "users"), undefined, signal);
}

/** Accounts of a partner, page by page. */
export function fetchQuickrAccounts(
  connectionId: string,
  filter: AccountsFilter,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<PageDto<QuickrAccountDto>> {
  const body = { ...filter, cursor };
  return postJson<PageDto<QuickrAccountDto>>(ofAccount(connectionId, "accounts"), body, undefined, signal);
}

/** The usage of an account. */
export function fetchUsage(
  connectionId: string,
  period: UsagePeriod,
  signal?: AbortSignal,
): Promise<UsageDto> {
  return postJson<UsageDto>(ofAccount(connectionId, "usage"), period, undefined, signal);
}

/** The usage report as CSV. */
export async function fetchUsageCsv(connectionId: string, period: UsagePeriod): Promise<Blob> {
  const response = await fetch(ofAccount(connectionId, "usage/export"), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(period),
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

/** Companies by name or number. */
export function fetchCompanies(
  search: { connectionId: string; country: string; text: string },
  signal?: AbortSignal,
): Promise<{ items: CompanyHitDto[] }> {
  return postJson<{ items: CompanyHitDto[] }>("/api/quickr/companies", search, undefined, signal);
}

/** What an automation would make of a case. */
export function fetchDryRun(input: { caseId: string; body: AutomationBody }): Promise<DryRunDto> {
  return postJson<DryRunDto>("/api/quickr/dry-run", input);
}
