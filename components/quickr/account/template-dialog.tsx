"use client";

import { useState } from "react";
import type { Refusal } from "@/components/operations/use-provider-write";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextInput } from "@/components/ui/text-input";
import type { Json } from "@/lib/providers/port";
import { checkTypeOf, SCHEDULES, SECTION_TYPES } from "@/lib/providers/quickr/vocabulary";
import { writeTemplateAction } from "@/lib/quickr/actions";
import { quickrKeys } from "@/lib/quickr/query-options";
import type { TemplateDto } from "@/lib/quickr/types";
import { bodyOf, checkBody } from "../launch/body";
import { CheckFields } from "../launch/check-fields";
import { emptyDraft, PURPOSES } from "../launch/draft";
import type { QuickrDraft } from "../launch/draft-schema";
import { useQuickrWrite } from "../use-quickr-write";

interface TemplateDialogProps {
  connectionId: string;
  /** Null makes a new one. */
  template: TemplateDto | null;
  onClose: () => void;
}

const isRecord = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const records = (value: Json | undefined) => (Array.isArray(value) ? value.filter(isRecord) : []);

/** The draft that a template's case stands for, as far as the form knows it. */
function draftOf(body: Json): QuickrDraft {
  if (!isRecord(body)) return emptyDraft;
  const checks = records(body.checks).flatMap((check) => {
    const type = typeof check.type === "string" ? checkTypeOf(check.type) : null;
    const schedule = isRecord(check.options) ? check.options.schedule : null;
    return type ? [{ type, schedule: SCHEDULES.find((one) => one === schedule) ?? ("" as const) }] : [];
  });
  const types = records(body.sections).map((section) => section.type);
  const actions: readonly Json[] = Array.isArray(body.actions) ? body.actions : [];
  const notifies = actions.some((action) => typeof action === "string" && action.startsWith("enable_"));
  const atOnce = actions.includes("perform_checks");
  return {
    ...emptyDraft,
    purpose: atOnce ? (notifies ? "qualify" : "one-off") : "onboarding",
    checks,
    sections: SECTION_TYPES.filter((type) => types.includes(type)),
    declarationNotifications: !notifies || actions.includes("enable_declaration_notifications"),
    signingNotifications: !notifies || actions.includes("enable_signing_notifications"),
  };
}

/** Creates a template or changes one; what the form does not show of its case stays. */
export function TemplateDialog({ connectionId, template, onClose }: TemplateDialogProps) {
  const { write, pending } = useQuickrWrite([quickrKeys.templates(connectionId)]);
  const [name, setName] = useState(template?.name ?? "");
  const [description, setDescription] = useState(template?.description ?? "");
  const [draft, setDraft] = useState<QuickrDraft>(() => draftOf(template?.case ?? null));
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const errors = refusal?.fieldErrors ?? {};

  function save() {
    // Templates hold no company of their own: that comes with each launch.
    const { company: _later, ...problems } = checkBody(draft);
    if (name.trim() === "") problems.name = ["Enter a name."];
    if (Object.keys(problems).length > 0) {
      setRefusal({
        message: "Some fields need attention. Nothing was saved.",
        code: "invalid",
        fieldErrors: problems,
      });
      return;
    }
    setRefusal(null);
    const before = isRecord(template?.case) ? template.case : {};
    const { prefills: _none, ...body } = bodyOf(draft);
    void write({
      name: "template",
      send: (operationId) =>
        writeTemplateAction({
          connectionId,
          operationId,
          templateId: template?.id ?? null,
          name: name.trim(),
          description: description.trim() || null,
          case: { ...before, ...body },
        }),
      done: template ? "Template changed" : "Template created",
      onRefused: setRefusal,
      onGone: onClose,
    });
  }

  return (
    <FormDialog
      onClose={onClose}
      size="lg"
      title={template ? "Edit template" : "Create template"}
      description="Cases that were started from it stay as they are."
      submit={template ? "Save template" : "Create template"}
      pending={pending !== null}
      problem={refusal?.message}
      onSubmit={save}
    >
      <Field label="Name" error={errors.name} required className="max-w-lg">
        <TextInput value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field label="Description" error={errors.description} className="max-w-lg">
        <TextInput value={description} onChange={(event) => setDescription(event.target.value)} />
      </Field>
      <RadioGroup
        legend="What it is for"
        value={draft.purpose}
        options={PURPOSES}
        onChange={(value) => {
          const purpose = PURPOSES.find((one) => one.value === value)?.value;
          if (purpose) setDraft({ ...draft, purpose });
        }}
      />
      <CheckFields draft={draft} errors={errors} onChange={(patch) => setDraft({ ...draft, ...patch })} />
    </FormDialog>
  );
}
