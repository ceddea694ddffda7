"use client";

import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { Loaded } from "@/components/frame/loaded";
import type { Refusal } from "@/components/operations/use-provider-write";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormErrorSummary } from "@/components/ui/form-error-summary";
import { Notice } from "@/components/ui/notice";
import { TextInput } from "@/components/ui/text-input";
import { useLeaveGuard } from "@/components/ui/use-leave-guard";
import { accountKeys } from "@/lib/amiqus/account/query-options";
import { saveFormTemplateAction } from "@/lib/amiqus/form-templates/actions";
import { draftProblems } from "@/lib/amiqus/form-templates/draft";
import { formTemplateOptions } from "@/lib/amiqus/form-templates/query-options";
import type { FormDraft, SectionDraft } from "@/lib/amiqus/form-templates/types";
import { useAmiqusWrite } from "../use-amiqus-write";
import { newQuestion, SectionEditor } from "./section-editor";

interface FormTemplateDialogProps {
  connectionId: string;
  /** Null makes a new one. */
  reference: string | null;
  onClose: () => void;
}

const newSection = (): SectionDraft => ({ id: crypto.randomUUID(), label: "", questions: [newQuestion()] });

/** Creates a form template at Amiqus, or changes one as Amiqus has it now. */
export function FormTemplateDialog({ reference, ...props }: FormTemplateDialogProps) {
  const [blank] = useState<FormDraft>(() => ({
    name: "",
    description: "",
    enabled: true,
    sections: [newSection()],
  }));
  return reference === null ? (
    <Editor {...props} reference={null} initial={blank} />
  ) : (
    <Existing {...props} reference={reference} />
  );
}

function Existing({ connectionId, reference, onClose }: FormTemplateDialogProps & { reference: string }) {
  const query = useQuery(formTemplateOptions(connectionId, reference));
  if (query.data && !query.isFetching) {
    return (
      <Editor
        connectionId={connectionId}
        reference={reference}
        initial={query.data.draft}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog open onClose={onClose} title="Edit form">
      <Loaded query={query} what="form">
        {() => null}
      </Loaded>
    </Dialog>
  );
}

function Editor(props: FormTemplateDialogProps & { initial: FormDraft }) {
  const { connectionId, reference, initial, onClose } = props;
  const formId = useId();
  const { write, pending } = useAmiqusWrite();
  const [draft, setDraft] = useState(initial);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [dirty, setDirty] = useState(false);
  useLeaveGuard(dirty);
  const errors = refusal?.fieldErrors ?? {};
  const sections = draft.sections ?? [];
  const set = (patch: Partial<FormDraft>) => {
    setDraft({ ...draft, ...patch });
    setDirty(true);
  };

  function save(event: FormEvent) {
    event.preventDefault();
    const fieldErrors = draftProblems(draft);
    const wrong = Object.keys(fieldErrors).length > 0;
    const message = "Some fields need another look. Nothing was sent.";
    setRefusal(wrong ? { message, code: "invalid", fieldErrors } : null);
    if (wrong) return;
    void write({
      name: "save",
      send: (operationId) => saveFormTemplateAction({ operationId, connectionId, reference, draft }),
      done: reference === null ? "The form is created" : "The form is saved",
      onRefused: setRefusal,
      onGone: onClose,
      alsoStale: accountKeys.templates(connectionId),
    });
  }

  return (
    <Dialog
      open
      onClose={onClose}
      size="lg"
      title={reference === null ? "Create form" : "Edit form"}
      description="Clients are asked by records with a form step. Forms already sent stay as they are."
      footer={
        <>
          <Button type="submit" form={formId} variant="primary" pending={pending !== null}>
            {reference === null ? "Create form" : "Save form"}
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <form id={formId} noValidate autoComplete="off" className="flex flex-col gap-4" onSubmit={save}>
        {refusal && <FormErrorSummary errors={errors} message={refusal.message} />}
        <Field id="name" label="Name" required error={errors.name}>
          <TextInput
            value={draft.name}
            maxLength={255}
            onChange={(event) => set({ name: event.target.value })}
          />
        </Field>
        <Field id="description" label="Description" error={errors.description}>
          <TextInput
            value={draft.description}
            maxLength={255}
            onChange={(event) => set({ description: event.target.value })}
          />
        </Field>
        <Checkbox
          label="May be chosen in launches"
          checked={draft.enabled}
          onChange={(event) => set({ enabled: event.target.checked })}
        />
        {draft.sections === null ? (
          <Notice tone="info" title="Its questions stay as they are">
            They hold conditions, formatted text or templates, which are changed on Amiqus' own site.
          </Notice>
        ) : (
          sections.map((section, at) => (
            <SectionEditor
              key={section.id}
              at={at}
              section={section}
              errors={errors}
              onChange={(next) =>
                set({ sections: sections.map((one, other) => (other === at ? next : one)) })
              }
              onRemove={
                sections.length > 1
                  ? () => set({ sections: sections.filter((_, other) => other !== at) })
                  : undefined
              }
            />
          ))
        )}
        {draft.sections !== null && (
          <div>
            <Button size="sm" onClick={() => set({ sections: [...sections, newSection()] })}>
              Add section
            </Button>
          </div>
        )}
      </form>
    </Dialog>
  );
}
