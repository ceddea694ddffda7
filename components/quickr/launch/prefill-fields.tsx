"use client";

import { Plus } from "lucide-react";
import type { LaunchPartProps } from "@/components/launch/launch-part";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Fieldset } from "@/components/ui/fieldset";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import type { FieldErrors } from "@/lib/errors";
import { RemoveButton } from "../remove-button";
import { prefillPlaces } from "./body";
import { newPerson, PEOPLE, personFields, personOf } from "./draft";
import type { DraftAgreement, DraftProduct, QuickrDraft } from "./draft-schema";

const newProduct: DraftProduct = { productId: "", name: "", description: "", price: "" };
const newAgreement: DraftAgreement = { name: "", url: "" };

/** What we know already: people, products, agreements, and data of our own. */
export function PrefillFields({ draft, errors, client, onChange }: LaunchPartProps<QuickrDraft>) {
  const places = prefillPlaces(draft);
  return (
    <>
      {PEOPLE.filter(
        ({ key, type }) => draft.template !== "" || draft.sections.includes(type) || draft[key].length > 0,
      ).map(({ key, type, legend, noun }) => (
        <Rows
          key={key}
          legend={legend}
          noun={noun}
          rows={draft[key]}
          empty={key === "individuals" && draft[key].length === 0 ? personOf(client) : newPerson}
          path={`prefills.${places[type]}.data`}
          errors={errors}
          fields={personFields.filter((field) => key === "owners" || field.key !== "percent")}
          onChange={(rows) => onChange({ [key]: rows })}
        />
      ))}
      <Rows
        legend="Products and services"
        noun="product"
        rows={draft.products}
        empty={newProduct}
        path={`prefills.${places.product_service}.data`}
        errors={errors}
        fields={[
          { key: "productId", path: "product_id", label: "Product id", required: true },
          { key: "name", path: "name", label: "Name", required: true },
          { key: "description", path: "description", label: "Description" },
          { key: "price", path: "price", label: "Price", hint: "In words, e.g. 1.5% of order value" },
        ]}
        onChange={(products) => onChange({ products })}
      />
      <Rows
        legend="Agreements"
        noun="agreement"
        rows={draft.agreements}
        empty={newAgreement}
        path={`prefills.${places.agreement}.data`}
        errors={errors}
        fields={[
          { key: "name", path: "name", label: "Name", required: true },
          { key: "url", path: "url", label: "Address of the document", required: true },
        ]}
        onChange={(agreements) => onChange({ agreements })}
      />
      <Field
        id="ownData"
        label="Own data"
        hint='More prefills as JSON: [{ "type": "customer", "data": [{ "number": "12" }] }]'
        error={errors.ownData}
      >
        <Textarea
          className="font-mono"
          spellCheck={false}
          value={draft.ownData}
          onChange={(event) => onChange({ ownData: event.target.value })}
        />
      </Field>
    </>
  );
}

interface RowsProps<Row extends Record<string, string>> {
  legend: string;
  noun: string;
  rows: readonly Row[];
  empty: Row;
  /** Of the rows in the launch body. */
  path: string;
  errors: FieldErrors;
  fields: readonly {
    key: keyof Row & string;
    path: string;
    label: string;
    hint?: string;
    required?: boolean;
  }[];
  onChange: (rows: Row[]) => void;
}

function Rows<Row extends Record<string, string>>(props: RowsProps<Row>) {
  const { legend, noun, rows, empty, path, errors, fields, onChange } = props;
  return (
    <Fieldset legend={<span className="font-semibold text-base">{legend}</span>}>
      <div data-rows className="flex flex-col gap-3">
        {rows.map((row, index) => (
          // Rows have no name until one is typed.
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <div key={index} data-row className="flex flex-col gap-3 border-l-2 pl-3">
            <div className="grid gap-3 desk:grid-cols-2">
              {fields.map((field) => (
                <Field
                  key={field.key}
                  id={`${path}.${index}.${field.path}`}
                  label={`${field.label} of ${noun} ${index + 1}`}
                  hint={field.hint}
                  required={field.required ?? false}
                  error={
                    errors[`${path}.${index}.${field.path}`] ?? errors[`${path}.${index}.${field.path}.0`]
                  }
                >
                  <TextInput
                    value={row[field.key] ?? ""}
                    autoComplete="off"
                    onChange={(event) =>
                      onChange(
                        rows.map((one, at) =>
                          at === index ? { ...one, [field.key]: event.target.value } : one,
                        ),
                      )
                    }
                  />
                </Field>
              ))}
            </div>
            <div>
              <RemoveButton onRemove={() => onChange(rows.filter((_, at) => at !== index))}>
                {noun} {index + 1}
              </RemoveButton>
            </div>
          </div>
        ))}
        <div>
          <Button
            size="sm"
            icon={<Plus aria-hidden="true" className="size-3.5" />}
            onClick={() => onChange([...rows, empty])}
          >
            Add {noun}
          </Button>
        </div>
      </div>
    </Fieldset>
  );
}
