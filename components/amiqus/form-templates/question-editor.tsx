"use client";

import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import { QUESTION_KINDS, type QuestionDraft } from "@/lib/amiqus/form-templates/types";
import type { FieldErrors } from "@/lib/errors";

const kindWords: Record<QuestionDraft["kind"], string> = {
  text: "Short answer",
  textarea: "Long answer",
  radio: "One of several",
  checkbox: "Several of several",
  document: "Document to upload",
  heading: "Heading, asks nothing",
};

interface QuestionEditorProps {
  /** Path of the question, also the beginning of its fields' ids. */
  path: string;
  /** Its place as people count. */
  number: string;
  question: QuestionDraft;
  errors: FieldErrors;
  onChange: (question: QuestionDraft) => void;
  /** Undefined where it cannot move that way. */
  onUp?: (() => void) | undefined;
  onDown?: (() => void) | undefined;
  onRemove: () => void;
}

/** One question of a form template. */
export function QuestionEditor(props: QuestionEditorProps) {
  const { path, number, question, errors, onChange, onUp, onDown, onRemove } = props;
  const { kind } = question;
  const set = (patch: Partial<QuestionDraft>) => onChange({ ...question, ...patch });
  const choice = kind === "radio" || kind === "checkbox";
  const icon = "size-4";
  return (
    <li className="flex flex-col gap-3 border-l-2 pl-3" aria-label={`Question ${number}`}>
      <div className="flex flex-wrap items-end gap-2">
        <Field id={`${path}.kind`} label="Kind" className="w-52 max-desk:w-full">
          <Select
            value={kind}
            options={QUESTION_KINDS.map((value) => ({ value, label: kindWords[value] }))}
            onChange={({ target: { value } }) =>
              set({ kind: QUESTION_KINDS.find((one) => one === value) ?? kind })
            }
          />
        </Field>
        <span className="ml-auto flex">
          <IconButton
            label={`Move question ${number} up`}
            icon={<ArrowUp aria-hidden="true" className={icon} />}
            disabled={!onUp}
            onClick={onUp}
          />
          <IconButton
            label={`Move question ${number} down`}
            icon={<ArrowDown aria-hidden="true" className={icon} />}
            disabled={!onDown}
            onClick={onDown}
          />
          <IconButton
            label={`Remove question ${number}`}
            icon={<Trash2 aria-hidden="true" className={icon} />}
            onClick={onRemove}
          />
        </span>
      </div>
      <Field
        id={`${path}.label`}
        label={kind === "heading" ? "Heading" : "Question"}
        required
        error={errors[`${path}.label`]}
      >
        <TextInput
          value={question.label}
          maxLength={1000}
          onChange={(event) => set({ label: event.target.value })}
        />
      </Field>
      {choice && (
        <Field
          id={`${path}.options`}
          label="Options"
          hint="One to a line."
          required
          error={errors[`${path}.options`]}
        >
          <Textarea
            rows={3}
            value={question.options.join("\n")}
            onChange={(event) => set({ options: event.target.value.split("\n") })}
          />
        </Field>
      )}
      {kind !== "heading" && (
        <>
          <Field
            id={`${path}.description`}
            label="Explanation"
            required={kind === "document"}
            error={errors[`${path}.description`]}
          >
            <TextInput
              value={question.description}
              maxLength={1000}
              onChange={(event) => set({ description: event.target.value })}
            />
          </Field>
          <Checkbox
            label="Must be answered"
            checked={question.required}
            onChange={(event) => set({ required: event.target.checked })}
          />
        </>
      )}
    </li>
  );
}
