"use client";

import { useId, useState } from "react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Tabs } from "@/components/ui/tabs";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import type { FieldErrors } from "@/lib/errors";
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
  const trigger = draft.trigger[0]?.status ?? "";
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
      <Field id="trigger" label="When the case becomes" error={errors.trigger} className="max-w-72">
        <Select
          value={trigger}
          options={statusOptions(trigger)}
          onChange={(event) => {
            const [first, ...rest] = draft.trigger;
            if (first) onChange({ ...draft, trigger: [{ ...first, status: event.target.value }, ...rest] });
          }}
        />
      </Field>
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
