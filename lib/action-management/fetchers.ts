import { getJson } from "@/lib/api-client";
import type { CaseEditDto, HubCasePageDto, NoteDto, NotePageDto, ProgramDto } from "./types";

const ofCase = (caseId: string, rest: string) => `/api/action-management/cases/${caseId}/${rest}`;
const ofHub = (connectionId: string, rest: string) =>
  `/api/action-management/connections/${connectionId}/${rest}`;

/** What a form of the hub's notes asks for; dates are ISO 8601, empty for none. */
export interface NotesQuestion {
  from: string;
  to: string;
  top: string;
  skip: number;
}

/** What the hub's list of cases is asked for. */
export interface CasesQuestion {
  order: string;
  ascending: boolean;
  state: string;
  /** One condition more; none when empty. `value` is a number, or a day as YYYY-MM-DD. */
  property: string;
  operator: string;
  value: string;
  /** Whether customers and holders are asked for. */
  people: boolean;
  top: string;
  skip: number;
}

/** A case as it is at the hub now, with what may be chosen. Throws ApiError, as all of these do. */
export function fetchCaseEdit(caseId: string, signal?: AbortSignal): Promise<CaseEditDto> {
  return getJson<CaseEditDto>(ofCase(caseId, "edit"), undefined, signal);
}

/** Notes of a case, newest first. */
export async function fetchCaseNotes(caseId: string, signal?: AbortSignal): Promise<NoteDto[]> {
  return (await getJson<{ items: NoteDto[] }>(ofCase(caseId, "notes"), undefined, signal)).items;
}

/** One note of a case. */
export function fetchCaseNote(caseId: string, noteId: number, signal?: AbortSignal): Promise<NoteDto> {
  return getJson<NoteDto>(ofCase(caseId, `notes/${noteId}`), undefined, signal);
}

/** Lists and roles of a program. */
export function fetchProgram(connectionId: string, signal?: AbortSignal): Promise<ProgramDto> {
  return getJson<ProgramDto>(ofHub(connectionId, "program"), undefined, signal);
}

/** One page of the hub's notes. */
export function fetchHubNotes(
  connectionId: string,
  question: NotesQuestion,
  signal?: AbortSignal,
): Promise<NotePageDto> {
  const query = new URLSearchParams({ ...question, skip: String(question.skip) });
  return getJson<NotePageDto>(ofHub(connectionId, `notes?${query}`), undefined, signal);
}

/** One page of the hub's cases. */
export function fetchHubCases(
  connectionId: string,
  question: CasesQuestion,
  signal?: AbortSignal,
): Promise<HubCasePageDto> {
  const query = new URLSearchParams(Object.entries(question).map(([key, value]) => [key, String(value)]));
  return getJson<HubCasePageDto>(ofHub(connectionId, `cases?${query}`), undefined, signal);
}
