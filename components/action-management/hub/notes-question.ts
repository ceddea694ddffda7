import type { NotesQuestion } from "@/lib/action-management/fetchers";

/** What was entered of a question to the hub's notes: days, and how many notes a page has. */
export interface NotesForm {
  from: string;
  to: string;
  top: string;
}

/** Most notes of a page, as the hub documents it. */
const MOST = 1_000;

/**
 * The question, or what is wrong with the form: at least one day, the first before the last, at most 1000 a page. The
 * last day counts whole: its end is asked for.
 */
export function questionOf(form: NotesForm): NotesQuestion | Record<string, string[]> {
  const { from, to } = form;
  const top = Number(form.top);
  if (from === "" && to === "") return { from: ["Enter a first day, a last day or both."] };
  if (from !== "" && to !== "" && from > to) return { to: ["The last day must not be before the first."] };
  if (!Number.isInteger(top) || top < 1 || top > MOST) return { top: ["Enter a number from 1 to 1000."] };
  return {
    from: from === "" ? "" : `${from}T00:00:00.000Z`,
    to: to === "" ? "" : `${to}T23:59:59.999Z`,
    top: String(top),
    skip: 0,
  };
}

/** Whether the form could be asked. */
export function isQuestion(answer: NotesQuestion | Record<string, string[]>): answer is NotesQuestion {
  return "skip" in answer && typeof answer.skip === "number";
}
