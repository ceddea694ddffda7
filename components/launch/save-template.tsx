"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { useSubmit } from "@/components/auth/use-submit";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FieldScope } from "@/components/ui/field-scope";
import { notify } from "@/components/ui/notify";
import { TextInput } from "@/components/ui/text-input";
import { saveTemplateAction } from "@/lib/launch/actions";
import { templatesOptions } from "@/lib/launch/query-options";
import type { Json } from "@/lib/providers/port";
import type { ChosenPart } from "./use-parts";

/** Keeps the parts of the form under a name, without what is this client's own. */
export function SaveTemplate({ parts, onClose }: { parts: readonly ChosenPart[]; onClose: () => void }) {
  const queries = useQueryClient();
  const formId = useId();
  const [name, setName] = useState("");
  const save = useSubmit(saveTemplateAction);

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    const kept = parts.flatMap(({ connection, state }) => {
      // As it is stored: plain JSON.
      const draft: Json = JSON.parse(JSON.stringify(state?.kept() ?? null));
      return state ? [{ connectionId: connection.id, provider: connection.provider, draft }] : [];
    });
    const done = await save.submit({ name, parts: kept });
    if (!done) return;
    await queries.invalidateQueries({ queryKey: templatesOptions().queryKey });
    notify.success("Template saved");
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title="Save as template"
      description={`Keeps what is launched at ${parts.map((part) => part.connection.name).join(" and ")} for the whole team. Names, references and dates of this client are left out.`}
      footer={
        <>
          <Button type="submit" form={formId} variant="primary" pending={save.pending}>
            Save template
          </Button>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <FieldScope value="template-">
        <form id={formId} onSubmit={onSubmit} noValidate>
          <Field
            id="name"
            label="Name"
            hint="Such as “House purchase”. Not a client’s name: everybody in the team sees it."
            error={save.failure?.fieldErrors.name ?? save.failure?.message}
            required
          >
            <TextInput value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
          </Field>
        </form>
      </FieldScope>
    </Dialog>
  );
}
