import type { OperationState } from "@/lib/operations/types";

/** A member of the desk's team. */
export interface DeskMemberDto {
  memberId: string;
  name: string;
  email: string;
  role: string;
}

/** A member of the Amiqus team, with the member of the desk who has the same e-mail address. */
export interface AccountMemberDto {
  id: string;
  name: string;
  email: string;
  /** As Amiqus says: owner, member, read-only, assigned-only, assumed. */
  role: string | null;
  desk: DeskMemberDto | null;
}

/** Whose credentials a connection uses, and the team they work in. Dates are ISO 8601. */
export interface AccountDto {
  profile: { id: string; name: string; email: string; role: string | null };
  teams: { id: string; name: string; current: boolean }[];
  team: {
    id: string;
    name: string;
    contact: string | null;
    telephone: string | null;
    tier: string | null;
    createdAt: string | null;
  };
  /** How many cases there are by status, in Amiqus' words; null where cases are not to be had. */
  cases: { status: string; count: number }[] | null;
  members: AccountMemberDto[];
  /** Members of the desk whom Amiqus does not have. */
  missing: DeskMemberDto[];
}

/** Who or what moved credits. */
export interface CauserDto {
  kind: "user" | "check";
  label: string;
  /** The desk's case that the check is in, where the desk has it. */
  caseId: string | null;
}

/** One movement of credits; negative when they were spent. */
export interface CreditDto {
  id: string;
  at: string;
  credits: number;
  reason: string | null;
  causer: CauserDto | null;
}

/** A page of movements, newest first. `total` is null when Amiqus does not say. */
export interface CreditPageDto {
  items: CreditDto[];
  page: number;
  hasMore: boolean;
  total: number | null;
}

/** A day on which credits moved. */
export interface BalanceDayDto {
  /** `yyyy-mm-dd` in the team's time zone. */
  day: string;
  added: number;
  spent: number;
  /** At the end of the day, counted from the first movement that Amiqus knows. */
  balance: number;
}

/** The whole history of credits by day, oldest first. */
export interface CreditBalanceDto {
  balance: number;
  movements: number;
  days: BalanceDayDto[];
}

/** A template, document or form, read only. */
export interface TemplateDto {
  id: string;
  name: string;
  description: string | null;
  enabled: boolean;
  /** What it holds in a few words, or its text. */
  detail: string | null;
}

/** What Amiqus has prepared for launches, by sort. */
export interface TemplatesDto {
  emails: TemplateDto[];
  records: TemplateDto[];
  documents: TemplateDto[];
  library: TemplateDto[];
  forms: TemplateDto[];
}

/** What a write about the account came to. */
export interface AccountWriteResult {
  state: OperationState;
  message: string | null;
  fieldErrors: Record<string, string[]>;
}
