"use client";

import { Plus } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Tabs } from "@/components/ui/tabs";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import type { FieldErrors } from "@/lib/errors";
import { RemoveButton } from "../remove-button";
import { type AutomationDraft, COMMON_FIELDS, readAutomation } from "./automation-draft";
import { Conditions } from "./condition-editor";

/** Statuses that an automation waits for or sets, in Quickr's words. */
const STATUSES = [
  { value: "READY_FOR_REVIEW", label: "Ready for review" },
  { value: "ACTIVE", label: "Active (approved)" },
  { value: "DECLINED", label: "Declined" },
  { value: "PROCESSING_DETAILS", label: "Processing details" },
  { value: "FORM_NOT_STARTED", label: "Form not started" },
];

const MOST_STEPS = 10;

interface AutomationFieldsProps {
  draft: AutomationDraft;
  errors: FieldErrors;
  onChange: (draft: AutomationDraft) => void;
}

function statusOptions(current: string) {
  const known = STATUSES.some(({ value }) => value === current);
  return known ? STATUSES : [...STATUSES, { value: current, label: current }];
}

/** An automation as a form and as JSON; either changes the other. */
export function AutomationFields(props: AutomationFieldsProps) {
  const [view, setView] = useState<"form" | "json">("form");
  return (
    <Tabs
      label="How to write it"
      value={view}
      onChange={setView}
      tabs={[
        { id: "form", label: "Form" },
        { id: "json", label: "JSON" },
      ]}
    >
      <div className="flex flex-col gap-4 pt-4">
        {view === "form" ? <FormView {...props} /> : <JsonView {...props} />}
      </div>
    </Tabs>
  );
}

function FormView({ draft, errors, onChange }: AutomationFieldsProps) {
  const listId = useId();
  return (
    <>
      <Field id="name" label="Name" error={errors.name} required className="max-w-lg">
        <TextInput
          value={draft.name}
          autoComplete="off"
          onChange={(event) => onChange({ ...draft, name: event.target.value })}
        />
      </Field>
      <Field id="description" label="Description" error={errors.description} className="max-w-lg">
        <TextInput
          value={draft.description}
          autoComplete="off"
          onChange={(event) => onChange({ ...draft, description: event.target.value })}
        />
      </Field>
      <Statuses
        id="trigger"
        steps={draft.trigger}
        errors={errors}
        words={{ first: "When the case becomes", next: "Or becomes", add: "Add status" }}
        onChange={(trigger) => onChange({ ...draft, trigger })}
      />
      <section aria-label="Conditions" className="flex flex-col gap-2">
        <h3 className="font-medium text-sm">And all of these hold</h3>
        <p className="max-w-[72ch] text-ink-2 text-sm">
          Fields are JSONPaths into the case. A field that the case does not have makes its condition false.
        </p>
        <datalist id={listId}>
          {COMMON_FIELDS.map((field) => (
            <option key={field} value={field} />
          ))}
        </datalist>
        <Conditions
          all={draft.conditions}
          place={[]}
          errors={errors}
          listId={listId}
          onChange={(conditions) => onChange({ ...draft, conditions })}
        />
      </section>
      <Statuses
        id="actions"
        steps={draft.actions}
        errors={errors}
        words={{ first: "Then set the case to", next: "And then to", add: "Add action" }}
        onChange={(actions) => onChange({ ...draft, actions })}
      />
    </>
  );
}

interface StatusesProps<Step extends { status: string }> {
  /** Path of the list in the automation. */
  id: string;
  steps: Step[];
  errors: FieldErrors;
  words: { first: string; next: string; add: string };
  onChange: (steps: Step[]) => void;
}

/** A list of statuses with at least one: those that start an automation, or those that it sets. */
function Statuses<Step extends { status: string }>({
  id,
  steps,
  errors,
  words,
  onChange,
}: StatusesProps<Step>) {
  const [first] = steps;
  return (
    <div data-rows className="flex flex-col items-start gap-2">
      {steps.map(({ status }, index) => (
        // A step has no name of its own; its place is what it is.
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <div key={index} data-row className="flex w-full items-end gap-2">
          <Field
            id={index === 0 ? id : `${id}.${index}.status`}
            label={index === 0 ? words.first : words.next}
            error={index === 0 ? errors[id] : errors[`${id}.${index}.status`]}
            className="min-w-0 max-w-72 flex-1"
          >
            <Select
              value={status}
              options={statusOptions(status)}
              onChange={(event) =>
                onChange(
                  steps.map((one, at) => (at === index ? { ...one, status: event.target.value } : one)),
                )
              }
            />
          </Field>
          {steps.length > 1 && (
            <RemoveButton onRemove={() => onChange(steps.filter((_, at) => at !== index))}>
              <span className="sr-only">“{status}”</span>
            </RemoveButton>
          )}
        </div>
      ))}
      {first && steps.length < MOST_STEPS && (
        <Button
          size="sm"
          icon={<Plus aria-hidden="true" className="size-3.5" />}
          onClick={() => onChange([...steps, { ...first, status: "ACTIVE" }])}
        >
          {words.add}
        </Button>
      )}
    </div>
  );
}

function JsonView({ draft, onChange }: AutomationFieldsProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const problem = typed === null ? null : readAutomation(typed).problem;
  return (
    <Field
      id="json"
      label="Automation as JSON"
      hint="As Quickr takes it. The form follows what is typed here as soon as it is whole."
      error={problem ?? undefined}
    >
      <Textarea
        rows={18}
        spellCheck={false}
        className="font-mono"
        value={typed ?? JSON.stringify(draft, null, 2)}
        onChange={(event) => {
          setTyped(event.target.value);
          const read = readAutomation(event.target.value);
          if (read.automation) onChange(read.automation);
        }}
      />
    </Field>
  );
}
