"use client";

import { useState } from "react";
import type { Refusal } from "@/components/operations/use-provider-write";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { TextInput } from "@/components/ui/text-input";
import { saveOrganisationAction } from "@/lib/amiqus/organisations/actions";
import { organisationKeys } from "@/lib/amiqus/organisations/query-options";
import type { Organisation } from "@/lib/amiqus/organisations/types";
import { useAmiqusWrite } from "../use-amiqus-write";

interface OrganisationDialogProps {
  connectionId: string;
  /** Null makes a new one. */
  organisation: Organisation | null;
  onClose: () => void;
}

/** Creates an organisation at Amiqus or changes one. */
export function OrganisationDialog({ connectionId, organisation, onClose }: OrganisationDialogProps) {
  const { write, pending } = useAmiqusWrite();
  const [fields, setFields] = useState({
    name: organisation?.name ?? "",
    companyNumber: organisation?.companyNumber ?? "",
    jurisdiction: organisation?.jurisdiction ?? "",
  });
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const words = organisation
    ? { title: "Edit organisation", button: "Save organisation", done: "The organisation is saved" }
    : { title: "Create organisation", button: "Create organisation", done: "The organisation is created" };
  // An action's paths nest the fields; Amiqus' own do not.
  const error = (key: keyof typeof fields) =>
    refusal?.fieldErrors[key] ?? refusal?.fieldErrors[`fields.${key}`];

  function save() {
    setRefusal(null);
    if (fields.name.trim() === "") {
      const said = "Enter the name of the organisation.";
      setRefusal({ message: said, code: "invalid", fieldErrors: { name: [said] } });
      return;
    }
    void write({
      name: "save",
      send: (operationId) =>
        saveOrganisationAction({
          operationId,
          connectionId,
          organisationId: organisation?.id ?? null,
          fields,
        }),
      done: words.done,
      onRefused: setRefusal,
      onGone: onClose,
      alsoStale: organisationKeys.all(connectionId),
    });
  }

  return (
    <FormDialog
      size="sm"
      title={words.title}
      submit={words.button}
      pending={pending !== null}
      problem={refusal?.message}
      onClose={onClose}
      onSubmit={save}
    >
      <Field label="Name" required error={error("name")}>
        <TextInput
          value={fields.name}
          maxLength={255}
          onChange={(event) => setFields({ ...fields, name: event.target.value })}
        />
      </Field>
      <Field label="Company number" error={error("companyNumber")}>
        <TextInput
          mono
          value={fields.companyNumber}
          maxLength={255}
          onChange={(event) => setFields({ ...fields, companyNumber: event.target.value })}
        />
      </Field>
      <Field
        label="Jurisdiction"
        hint="A country, or a country and a region: gb, us_ca."
        error={error("jurisdiction")}
      >
        <TextInput
          mono
          value={fields.jurisdiction}
          maxLength={6}
          onChange={(event) => setFields({ ...fields, jurisdiction: event.target.value })}
        />
      </Field>
    </FormDialog>
  );
}
