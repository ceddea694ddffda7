"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { QuestionDraft, SectionDraft } from "@/lib/amiqus/form-templates/types";
import type { FieldErrors } from "@/lib/errors";
import { QuestionEditor } from "./question-editor";

interface SectionEditorProps {
  at: number;
  section: SectionDraft;
  errors: FieldErrors;
  onChange: (section: SectionDraft) => void;
  /** Undefined for the only section: a form has one at least. */
  onRemove?: (() => void) | undefined;
}

/** A question that nobody has written yet. */
export const newQuestion = (): QuestionDraft => ({
  id: crypto.randomUUID(),
  kind: "text",
  label: "",
  description: "",
  required: false,
  options: [],
});

/** The same list with two neighbours exchanged. */
function swapped<T>(list: readonly T[], first: number): T[] {
  return list.map(
    (item, at) => (at === first ? list[first + 1] : at === first + 1 ? list[first] : item) ?? item,
  );
}

/** One section of a form template with its questions. */
export function SectionEditor({ at, section, errors, onChange, onRemove }: SectionEditorProps) {
  const path = `sections.${at}`;
  const { questions } = section;
  const setQuestions = (next: QuestionDraft[]) => onChange({ ...section, questions: next });
  const problem = errors[path]?.[0];
  return (
    <section aria-label={`Section ${at + 1}`} className="flex flex-col gap-3 rounded-md border p-3">
      <Field id={`${path}.label`} label="Title of the section" required error={errors[`${path}.label`]}>
        <TextInput
          value={section.label}
          maxLength={1000}
          onChange={(event) => onChange({ ...section, label: event.target.value })}
        />
      </Field>
      {problem && <p className="text-danger text-sm">{problem}</p>}
      <ol className="flex flex-col gap-4">
        {questions.map((question, index) => (
          <QuestionEditor
            key={question.id}
            path={`${path}.questions.${index}`}
            number={`${at + 1}.${index + 1}`}
            question={question}
            errors={errors}
            onChange={(next) => setQuestions(questions.map((one, other) => (other === index ? next : one)))}
            onUp={index > 0 ? () => setQuestions(swapped(questions, index - 1)) : undefined}
            onDown={index < questions.length - 1 ? () => setQuestions(swapped(questions, index)) : undefined}
            onRemove={() => setQuestions(questions.filter((_, other) => other !== index))}
          />
        ))}
      </ol>
      <div id={path} className="flex flex-wrap gap-2">
        <Button size="sm" onClick={() => setQuestions([...questions, newQuestion()])}>
          Add question
        </Button>
        {onRemove && (
          <Button size="sm" variant="quiet" onClick={onRemove}>
            Remove section
          </Button>
        )}
      </div>
    </section>
  );
}
