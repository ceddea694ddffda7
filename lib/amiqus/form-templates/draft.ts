import type { FieldErrors } from "@/lib/errors";
import type { FormField } from "@/lib/providers/amiqus/form-input";
import { listOf, objectOf, textOf } from "@/lib/providers/read";
import { type FormDraft, QUESTION_KINDS, type QuestionDraft, type SectionDraft } from "./types";

const asksChoice = ({ kind }: QuestionDraft) => kind === "radio" || kind === "checkbox";

/** The fields of a form as Amiqus takes them: each section before what is in it. */
export function toFields(sections: readonly SectionDraft[]): FormField[] {
  return sections.flatMap(({ id, label, questions }) => [
    { id, type: "section" as const, label: label.trim(), fields: questions.map((question) => question.id) },
    ...questions.map(toField),
  ]);
}

function toField(question: QuestionDraft): FormField {
  const { id, kind } = question;
  const label = question.label.trim();
  const description = question.description.trim();
  if (kind === "heading") return { id, type: kind, label };
  const rest = {
    ...(description === "" ? {} : { description }),
    ...(question.required ? { validation: ["required" as const] } : {}),
  };
  if (kind === "document") return { id, type: kind, label, ...rest, description };
  if (kind === "text" || kind === "textarea") return { id, type: kind, label, ...rest };
  const options = question.options.map((option) => option.trim());
  return { id, type: kind, label: { value: label, options }, ...rest };
}

/** The rows of what should be a list. */
const rowsOf = (list: unknown) => listOf(objectOf({ data: list })).map(objectOf);

/** The sections of a form as the desk edits them, or null when something in it is beyond the editor. */
export function toSections(fields: unknown): SectionDraft[] | null {
  const sections: SectionDraft[] = [];
  for (const field of rowsOf(fields)) {
    const { id, type, label, fields: held } = field;
    if (type === "section") {
      sections.push({ id: textOf(id) ?? "", label: textOf(label) ?? "", questions: [] });
      if (listOf(held).length === 0) return null;
      continue;
    }
    const question = toQuestion(field);
    const section = sections.at(-1);
    if (question === null || section === undefined) return null;
    section.questions.push(question);
  }
  // What is listed in a section must be what follows it, or saving would move it.
  const same = rowsOf(fields)
    .filter((field) => field.type === "section")
    .every((field, at) => {
      const ids = sections[at]?.questions.map((question) => question.id) ?? [];
      return JSON.stringify(ids) === JSON.stringify(field.fields);
    });
  return same && sections.length > 0 ? sections : null;
}

function toQuestion(field: ReturnType<typeof objectOf>): QuestionDraft | null {
  const kind = QUESTION_KINDS.find((one) => one === field.type);
  const conditions = field.show_if ?? null;
  const beyond = conditions !== null && Object.keys(objectOf(conditions)).length > 0;
  if (kind === undefined || beyond || (field.template_id ?? null) !== null) return null;
  const choice = objectOf(field.label);
  const label = textOf(field.label) ?? textOf(choice.value);
  if (label === null) return null;
  return {
    id: textOf(field.id) ?? "",
    kind,
    label,
    description: textOf(field.description) ?? "",
    required: listOf(field.validation).includes("required"),
    options: listOf(choice.options).flatMap((option) => textOf(option) ?? []),
  };
}

/** What keeps a form from being saved, by path: `name`, `sections.0.label`, `sections.0.questions.1.options`. */
export function draftProblems({ name, sections }: FormDraft): FieldErrors {
  const problems: FieldErrors = {};
  const note = (path: string, message: string) => {
    problems[path] = [message];
  };
  if (name.trim() === "") note("name", "Enter a name for the form.");
  sections?.forEach((section, at) => {
    const path = `sections.${at}`;
    if (section.label.trim() === "") note(`${path}.label`, "Enter the title of the section.");
    if (section.questions.length === 0) note(path, "Put at least one question in the section.");
    section.questions.forEach((question, index) => {
      const own = `${path}.questions.${index}`;
      if (question.label.trim() === "") note(`${own}.label`, "Enter the question.");
      if (question.kind === "document" && question.description.trim() === "") {
        note(`${own}.description`, "Describe the document.");
      }
      const options = question.options.map((option) => option.trim()).filter((option) => option !== "");
      if (!asksChoice(question)) return;
      if (options.length < 2) note(`${own}.options`, "Give at least two options.");
      else if (new Set(options).size < options.length) note(`${own}.options`, "Give each option once.");
    });
  });
  if (sections?.length === 0) note("sections", "A form needs a section and at least one question.");
  return problems;
}
