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
import { type AutomationDraft, COMMON_FIELDS, readAutomation, TRIGGER } from "./automation-draft";
import { Conditions } from "./condition-editor";

/** Statuses that an automation waits for or sets, in Quickr's words. */
const STATUSES = [
  { value: "READY_FOR_REVIEW", label: "Ready for review" },
  { value: "ACTIVE", label: "Active (approved)" },
  { value: "DECLINED", label: "Declined" },
  { value: "PROCESSING_DETAILS", label: "Processing details" },
  { value: "FORM_NOT_STARTED", label: "Form not started" },
];

const MOST_TRIGGERS = 10;

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
  const action = draft.actions[0]?.status ?? "";
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
      <Triggers draft={draft} errors={errors} onChange={onChange} />
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
      <Field id="actions" label="Then set the case to" error={errors.actions} className="max-w-72">
        <Select
          value={action}
          options={statusOptions(action)}
          onChange={(event) => {
            const [first, ...rest] = draft.actions;
            if (first) onChange({ ...draft, actions: [{ ...first, status: event.target.value }, ...rest] });
          }}
        />
      </Field>
    </>
  );
}

/** Any of some statuses starts it. */
function Triggers({ draft, errors, onChange }: AutomationFieldsProps) {
  const { trigger } = draft;
  const change = (next: AutomationDraft["trigger"]) => onChange({ ...draft, trigger: next });
  return (
    <div data-rows className="flex flex-col items-start gap-2">
      {trigger.map(({ type, status }, index) => (
        // A trigger has no name of its own; its place is what it is.
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <div key={index} data-row className="flex w-full items-end gap-2">
          <Field
            id={index === 0 ? "trigger" : `trigger.${index}.status`}
            label={index === 0 ? "When the case becomes" : "Or becomes"}
            error={index === 0 ? errors.trigger : errors[`trigger.${index}.status`]}
            className="min-w-0 max-w-72 flex-1"
          >
            <Select
              value={status}
              options={statusOptions(status)}
              onChange={(event) =>
                change(trigger.map((one, at) => (at === index ? { type, status: event.target.value } : one)))
              }
            />
          </Field>
          {trigger.length > 1 && (
            <RemoveButton onRemove={() => change(trigger.filter((_, at) => at !== index))}>
              <span className="sr-only">“{status}”</span>
            </RemoveButton>
          )}
        </div>
      ))}
      {trigger.length < MOST_TRIGGERS && (
        <Button
          size="sm"
          icon={<Plus aria-hidden="true" className="size-3.5" />}
          onClick={() => change([...trigger, { type: TRIGGER, status: "ACTIVE" }])}
        >
          Add status
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
