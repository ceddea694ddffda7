"use client";

import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Fieldset } from "@/components/ui/fieldset";
import { TextInput } from "@/components/ui/text-input";
import type { ClientFieldsProps } from "./person-fields";
import { ADDRESS_PARTS, type AddressKey, clientLabels } from "./values";

interface AddressFieldsProps extends ClientFieldsProps {
  countries: readonly { value: string; label: string }[];
}

/** Where the client lives. */
export function AddressFields({ values, errors, onChange, countries }: AddressFieldsProps) {
  const set = (key: AddressKey, value: string) => onChange({ address: { ...values.address, [key]: value } });
  return (
    <Fieldset
      legend={<span className="font-semibold text-base">Address</span>}
      hint="Leave all of it empty when you do not know it yet."
      className="gap-4"
    >
      <div className="grid gap-4 desk:grid-cols-2">
        {ADDRESS_PARTS.map(({ key, label }) => (
          <Field key={key} id={`address.${key}`} label={label} error={errors[`address.${key}`]}>
            <TextInput
              value={values.address[key]}
              autoComplete="off"
              onChange={(event) => set(key, event.target.value)}
            />
          </Field>
        ))}
        <Field id="address.country" label={clientLabels["address.country"]} error={errors["address.country"]}>
          <Combobox
            options={countries}
            value={values.address.country || null}
            onChange={(value) => set("country", value ?? "")}
            emptyText="No country of this name"
          />
        </Field>
      </div>
    </Fieldset>
  );
}
