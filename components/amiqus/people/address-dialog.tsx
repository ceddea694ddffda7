"use client";

import { useState } from "react";
import { ADDRESS_PARTS, type AddressKey } from "@/components/clients/values";
import type { Refusal } from "@/components/operations/use-provider-write";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { TextInput } from "@/components/ui/text-input";
import { setPersonAddressAction } from "@/lib/amiqus/people/actions";
import { addressProblems, needsPostcode } from "@/lib/amiqus/people/address-rules";
import type { PersonAddress } from "@/lib/amiqus/people/types";
import type { Address } from "@/lib/providers/port";
import { useAmiqusWrite } from "../use-amiqus-write";

type Values = Record<AddressKey, string>;

const valuesOf = (address: Address): Values => ({
  unit: address.unit ?? "",
  house_name: address.house_name ?? "",
  house_number: address.house_number ?? "",
  street_name: address.street_name ?? "",
  second_street: address.second_street ?? "",
  district: address.district ?? "",
  city: address.city ?? "",
  province: address.province ?? "",
  postcode: address.postcode ?? "",
  country: address.country ?? "",
});
const orNull = (text: string) => (text.trim() === "" ? null : text.trim());
const addressOf = (values: Values): Address => ({
  unit: orNull(values.unit),
  house_name: orNull(values.house_name),
  house_number: orNull(values.house_number),
  street_name: orNull(values.street_name),
  second_street: orNull(values.second_street),
  district: orNull(values.district),
  city: orNull(values.city),
  province: orNull(values.province),
  postcode: orNull(values.postcode),
  country: orNull(values.country),
});

/** An action's paths nest the address; Amiqus' own do not. */
const flat = (errors: Record<string, string[]>) =>
  Object.fromEntries(Object.entries(errors).map(([path, said]) => [path.replace(/^address\./, ""), said]));

interface AddressDialogProps {
  linkId: string;
  data: PersonAddress;
  onClose: () => void;
}

/** Replaces the address at Amiqus. Which parts are required depends on the country. */
export function AddressDialog({ linkId, data, onClose }: AddressDialogProps) {
  const { write, pending } = useAmiqusWrite();
  const [values, setValues] = useState(() => valuesOf(data.address));
  const [errors, setErrors] = useState<Record<string, string[]>>({});
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { here } = data;

  function save() {
    const address = addressOf(values);
    const problems = addressProblems(address);
    setErrors(problems);
    setRefusal(null);
    if (Object.keys(problems).length > 0) return;
    void write({
      name: "save",
      send: (operationId) => setPersonAddressAction({ linkId, operationId, address }),
      done: "The address at Amiqus is replaced",
      onRefused: (refused) => {
        setRefusal(refused);
        setErrors(flat(refused.fieldErrors));
      },
      onGone: onClose,
    });
  }

  return (
    <FormDialog
      title="Edit address at Amiqus"
      description="The whole address there is replaced. The desk's own stays as it is."
      submit="Save address"
      pending={pending !== null}
      problem={refusal?.message}
      actions={here && <Button onClick={() => setValues(valuesOf(here))}>Use the desk's address</Button>}
      onClose={onClose}
      onSubmit={save}
    >
      <Field label="Country" required error={errors.country}>
        <Combobox
          options={data.countries}
          value={values.country || null}
          onChange={(country) => setValues({ ...values, country: country ?? "" })}
          emptyText="No country of this name"
        />
      </Field>
      <div className="grid gap-4 desk:grid-cols-2">
        {ADDRESS_PARTS.map(({ key, label }) => (
          <Field
            key={key}
            label={label}
            required={key === "postcode" && needsPostcode(values.country || null)}
            error={errors[key]}
          >
            <TextInput
              value={values[key]}
              autoComplete="off"
              onChange={(event) => setValues({ ...values, [key]: event.target.value })}
            />
          </Field>
        ))}
      </div>
    </FormDialog>
  );
}
