import { ApiError, getJson } from "@/lib/api-client";
import type { AccountDto, AccountMemberDto, CreditBalanceDto, CreditPageDto, TemplatesDto } from "./types";

const at = (connectionId: string, rest: string) => `/api/connections/${connectionId}/amiqus/${rest}`;

/** The account behind a connection. Throws ApiError, as all of these do. */
export function fetchAccount(connectionId: string, signal?: AbortSignal): Promise<AccountDto> {
  return getJson<AccountDto>(at(connectionId, "account"), undefined, signal);
}

/** One member of the account's team, read now. */
export function fetchMember(
  connectionId: string,
  memberId: string,
  signal?: AbortSignal,
): Promise<AccountMemberDto> {
  return getJson<AccountMemberDto>(at(connectionId, `members/${memberId}`), undefined, signal);
}

/** One page of credit movements, newest first; pages count from 1. */
export function fetchCredits(
  connectionId: string,
  page: number,
  signal?: AbortSignal,
): Promise<CreditPageDto> {
  return getJson<CreditPageDto>(at(connectionId, `credits?page=${page}`), undefined, signal);
}

/** The balance of credits by day. */
export function fetchBalance(connectionId: string, signal?: AbortSignal): Promise<CreditBalanceDto> {
  return getJson<CreditBalanceDto>(at(connectionId, "balance"), undefined, signal);
}

/** Templates, library documents and forms. */
export function fetchTemplates(connectionId: string, signal?: AbortSignal): Promise<TemplatesDto> {
  return getJson<TemplatesDto>(at(connectionId, "templates"), undefined, signal);
}

/** The whole history of credits as CSV. */
export async function fetchCreditsCsv(connectionId: string): Promise<Blob> {
  const response = await fetch(at(connectionId, "credits/export"), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
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
