"use client";

import { useQuery } from "@tanstack/react-query";
import type { LaunchPartProps } from "@/components/launch/launch-part";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { checkLabel, sectionLabel } from "@/lib/providers/quickr/vocabulary";
import { quickrTemplatesOptions } from "@/lib/quickr/query-options";
import type { QuickrDraft } from "./draft-schema";

/** A template at Quickr to start from, or none. It brings its own checks and sections. */
export function TemplateField({ draft, errors, connection, onChange }: LaunchPartProps<QuickrDraft>) {
  const { data, isError } = useQuery(quickrTemplatesOptions(connection.id));
  const chosen = data?.items.find((template) => template.id === draft.template);
  const names = chosen
    ? [...chosen.checks.map(checkLabel), ...chosen.sections.map((one) => `section ${sectionLabel(one)}`)]
    : [];
  return (
    <div className="flex flex-col gap-2">
      <Field
        id="template_id"
        label="Template"
        hint={
          isError
            ? "The list could not be read. Enter the template’s id, or leave it empty."
            : "Brings its own checks and sections; those chosen below come on top."
        }
        error={errors.template_id}
        className="max-w-md"
      >
        {isError ? (
          <TextInput
            mono
            value={draft.template}
            onChange={(event) => onChange({ template: event.target.value.trim() })}
          />
        ) : (
          <Select
            value={draft.template}
            placeholder="None"
            options={data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
            onChange={(event) => onChange({ template: event.target.value })}
          />
        )}
      </Field>
      {names.length > 0 && <Notice title="It brings">{names.join(", ")}</Notice>}
    </div>
  );
}
