import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import {
  type CasesQuestion,
  fetchCaseEdit,
  fetchCaseNote,
  fetchCaseNotes,
  fetchHubCases,
  fetchHubNotes,
  fetchProgram,
  type NotesQuestion,
} from "./fetchers";

/** Lists and roles change seldom: read again after five minutes, or when somebody asks. Milliseconds. */
const SELDOM_MS = 5 * 60_000;

/** Query keys of what is read of a hub. Notes follow the events of cases. */
export const hubKeys = {
  all: ["action-management"] as const,
  edit: (caseId: string) => [...hubKeys.all, "edit", caseId] as const,
  notes: (caseId: string) => ["cases", "hub-notes", caseId] as const,
  note: (caseId: string, noteId: number) => ["cases", "hub-notes", caseId, noteId] as const,
};

/** A case with what may be chosen, for a form: read when it is opened and never under the typing hand. */
export function caseEditOptions(caseId: string) {
  return queryOptions({
    queryKey: hubKeys.edit(caseId),
    queryFn: ({ signal }) => fetchCaseEdit(caseId, signal),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

/** Notes of a case. */
export function caseNotesOptions(caseId: string) {
  return queryOptions({
    queryKey: hubKeys.notes(caseId),
    queryFn: ({ signal }) => fetchCaseNotes(caseId, signal),
    staleTime: 30_000,
  });
}

/** One note. */
export function caseNoteOptions(caseId: string, noteId: number) {
  return queryOptions({
    queryKey: hubKeys.note(caseId, noteId),
    queryFn: ({ signal }) => fetchCaseNote(caseId, noteId, signal),
    staleTime: 30_000,
  });
}

/** Lists and roles of a program. */
export function programOptions(connectionId: string) {
  return queryOptions({
    queryKey: [...hubKeys.all, "program", connectionId] as const,
    queryFn: ({ signal }) => fetchProgram(connectionId, signal),
    staleTime: SELDOM_MS,
    refetchOnWindowFocus: false,
  });
}

/** One page of the hub's notes; nothing is asked before there is a question. */
export function hubNotesOptions(connectionId: string, question: NotesQuestion | null) {
  return queryOptions({
    queryKey: [...hubKeys.all, "notes", connectionId, question] as const,
    queryFn: ({ signal }) => {
      if (question === null) throw new Error("Nothing is asked for.");
      return fetchHubNotes(connectionId, question, signal);
    },
    enabled: question !== null,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });
}

/** One page of the hub's cases. */
export function hubCasesOptions(connectionId: string, question: CasesQuestion) {
  return queryOptions({
    queryKey: [...hubKeys.all, "cases", connectionId, question] as const,
    queryFn: ({ signal }) => fetchHubCases(connectionId, question, signal),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });
}
