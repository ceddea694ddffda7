"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextInput } from "@/components/ui/text-input";
import type { Draft, DraftStep } from "@/lib/amiqus/launch/draft";
import type { FieldErrors } from "@/lib/errors";
import { errorsAt } from "@/lib/launch/errors-at";
import type { LaunchOptions } from "@/lib/launch/types";
import { ExpirySetting, MessageSettings } from "./record-settings";
import { StepEditor } from "./step-editor";
import { StepPicker } from "./step-picker";
import type { LivePrice } from "./use-price";

interface LaunchFieldsProps {
  draft: Draft;
  errors: FieldErrors;
  kinds: readonly string[];
  connectionId: string;
  options: LaunchOptions | undefined;
  live: LivePrice;
  onChange: (patch: Partial<Draft>) => void;
}

/** What to launch: kind, steps or template, and settings. */
export function LaunchFields(props: LaunchFieldsProps) {
  const { draft, kinds, onChange } = props;
  return (
    <>
      {kinds.length > 1 && (
        <RadioGroup
          legend="What to launch"
          value={draft.kind}
          options={[
            { value: "record", label: "Record", hint: "Steps for the client to perform" },
            { value: "case", label: "Case", hint: "A folder for a matter, in which records are gathered" },
          ]}
          onChange={(kind) => onChange({ kind: kind === "case" ? "case" : "record" })}
        />
      )}
      {draft.kind === "case" ? <CaseFields {...props} /> : <RecordFields {...props} />}
    </>
  );
}

function CaseFields({ draft, errors, onChange }: LaunchFieldsProps) {
  return (
    <>
      <Field id="name" label="Name of the case" error={errorsAt(errors, "name")} required>
        <TextInput
          value={draft.name}
          autoComplete="off"
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </Field>
      <Field
        id="reference"
        label="Reference"
        hint="Your matter number. With one, a lost answer is found again without asking you."
        error={errorsAt(errors, "reference")}
      >
        <TextInput
          mono
          value={draft.reference}
          autoComplete="off"
          onChange={(event) => onChange({ reference: event.target.value })}
        />
      </Field>
    </>
  );
}

function RecordFields(props: LaunchFieldsProps) {
  const { draft, errors, options, onChange } = props;
  const templates = options?.recordTemplates;
  return (
    <>
      <RadioGroup
        legend="Steps"
        value={draft.source}
        options={[
          { value: "steps", label: "Choose the steps" },
          { value: "template", label: "Use a template", hint: "Brings its own steps, message and reminders" },
        ]}
        onChange={(source) => onChange({ source: source === "template" ? "template" : "steps" })}
      />
      {draft.source === "steps" ? (
        <>
          <Steps {...props} />
          <MessageSettings draft={draft} errors={errors} onChange={onChange} />
        </>
      ) : (
        <>
          <Field
            id="template"
            label="Template"
            hint={templates === null ? "The list could not be read. Enter the template's number." : undefined}
            error={errorsAt(errors, "template")}
            required
          >
            {templates === null ? (
              <TextInput
                mono
                inputMode="numeric"
                value={draft.template}
                onChange={(event) => onChange({ template: event.target.value.trim() })}
                className="max-w-48"
              />
            ) : (
              <Combobox
                options={templates?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
                value={draft.template || null}
                onChange={(value) => onChange({ template: value ?? "" })}
                loading={!templates}
                emptyText="The provider has no template of this name"
              />
            )}
          </Field>
          <Checkbox
            id="assignees"
            label="Assign the template's assignees"
            checked={draft.assignees}
            onChange={(event) => onChange({ assignees: event.target.checked })}
          />
        </>
      )}
      <ExpirySetting draft={draft} errors={errors} onChange={onChange} />
    </>
  );
}

function Steps({ draft, errors, connectionId, options, live, onChange }: LaunchFieldsProps) {
  const setStep = (key: string, patch: Partial<DraftStep>) =>
    onChange({ steps: draft.steps.map((step) => (step.key === key ? { ...step, ...patch } : step)) });
  return (
    <>
      <StepPicker
        chosen={draft.steps}
        options={options}
        error={errors.steps}
        onAdd={(type) =>
          onChange({ steps: [...draft.steps, { key: crypto.randomUUID(), type, values: {} }] })
        }
      />
      {draft.steps.length > 0 && (
        <ol aria-label="Chosen steps" className="border-t">
          {draft.steps.map((step, index) => (
            <StepEditor
              key={step.key}
              step={step}
              index={index}
              errors={errors}
              cost={live.price?.steps[index] ?? null}
              connectionId={connectionId}
              options={options}
              onChange={(values) => setStep(step.key, { values })}
              onRemove={() => onChange({ steps: draft.steps.filter((one) => one.key !== step.key) })}
            />
          ))}
        </ol>
      )}
    </>
  );
}
