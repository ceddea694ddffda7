"use client";

import { type FormEvent, useState } from "react";
import { FormFailure } from "@/components/auth/form-failure";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { RadioGroup } from "@/components/ui/radio-group";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import type { FieldErrors } from "@/lib/errors";
import { mapImportAction } from "@/lib/imports/actions";
import {
  type DateOrder,
  IMPORT_FIELDS,
  type ImportDetail,
  type ImportField,
  type Mapping,
} from "@/lib/imports/types";
import { useImportAction } from "./use-import-action";
import { fieldLabels } from "./words";

interface MappingFormProps {
  detail: ImportDetail;
  countries: readonly { value: string; label: string }[];
  /** Called once the rows are being checked, or when the person goes back. */
  onDone?: (() => void) | undefined;
}

const empty: Mapping = { columns: {}, dateOrder: "dmy", country: null };
const people = IMPORT_FIELDS.filter((field) => !field.startsWith("address."));
const address = IMPORT_FIELDS.filter((field) => field.startsWith("address."));

/** Errors of the action by the ids of the fields: `mapping.columns.email` is beside the e-mail. */
function fieldErrors(errors: FieldErrors): FieldErrors {
  return Object.fromEntries(
    Object.entries(errors).map(([path, said]) => [path.replace(/^mapping\.(columns\.)?/, "map-"), said]),
  );
}

/** Says which column is what. */
export function MappingForm({ detail, countries, onDone }: MappingFormProps) {
  const [mapping, setMapping] = useState<Mapping>(detail.mapping ?? empty);
  const { pending, failure, run } = useImportAction(detail.id);
  const shown = failure && { ...failure, fieldErrors: fieldErrors(failure.fieldErrors) };
  const errors = shown?.fieldErrors ?? {};
  const options = detail.columns.map((name, at) => {
    const samples = detail.samples[at] ?? [];
    return { value: String(at), label: samples.length > 0 ? `${name}: ${samples.join(", ")}` : name };
  });

  function choose(field: ImportField, value: string) {
    const { [field]: _old, ...columns } = mapping.columns;
    setMapping({ ...mapping, columns: value === "" ? columns : { ...columns, [field]: Number(value) } });
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    const done = await run(() => mapImportAction({ importId: detail.id, mapping }));
    if (done) onDone?.();
  }

  const labels = Object.fromEntries(IMPORT_FIELDS.map((field) => [`map-${field}`, fieldLabels[field]]));
  const row = (field: ImportField) => (
    <Field
      key={field}
      id={`map-${field}`}
      label={fieldLabels[field]}
      error={errors[`map-${field}`]}
      required={field === "email"}
      {...(field === "fullName"
        ? { hint: "Only where first and last name share a column; the last word is the last name." }
        : {})}
    >
      <Select
        options={options}
        placeholder="Not in this file"
        value={mapping.columns[field] === undefined ? "" : String(mapping.columns[field])}
        onChange={(event) => choose(field, event.target.value)}
      />
    </Field>
  );
  const used = new Set(Object.values(mapping.columns));
  const unused = detail.columns.filter((_, at) => !used.has(at));
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex max-w-xl flex-col gap-6">
      <FormFailure failure={shown} labels={labels} />
      {detail.mappingFrom === "saved" && (
        <Notice>
          The columns are chosen as they were for the team&apos;s last file with these headings.
        </Notice>
      )}
      {detail.notes.encoding && (
        <Notice tone="warning">
          The file is not UTF-8 and was read as {detail.notes.encoding}. If names look wrong below, save it as
          CSV UTF-8 and upload it again.
        </Notice>
      )}
      <Section title="Person">
        <div className="flex flex-col gap-4">{people.map(row)}</div>
      </Section>
      {mapping.columns.dob !== undefined && (
        <RadioGroup
          legend="Dates such as 03/04/1980 are"
          hint="Dates that begin with the year, or that name the month, are always understood."
          value={mapping.dateOrder}
          onChange={(value) => setMapping({ ...mapping, dateOrder: value as DateOrder })}
          options={[
            { value: "dmy", label: "Day first: 3 April 1980" },
            { value: "mdy", label: "Month first: 4 March 1980" },
          ]}
        />
      )}
      <Section title="Address">
        <div className="flex flex-col gap-4">
          {address.map(row)}
          <Field
            id="map-country"
            label="Country of addresses that name none"
            hint="Without one such rows are not valid."
            error={errors["map-country"]}
          >
            <Combobox
              options={countries}
              value={mapping.country}
              onChange={(country) => setMapping({ ...mapping, country })}
              placeholder="None"
            />
          </Field>
        </div>
      </Section>
      {unused.length > 0 && (
        <p className="wrap-anywhere text-ink-2 text-sm">Columns that are not imported: {unused.join(", ")}</p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={pending}>
          Check rows
        </Button>
        {detail.state === "ready" && onDone && (
          <Button variant="quiet" onClick={onDone}>
            Keep the columns
          </Button>
        )}
      </div>
    </form>
  );
}
