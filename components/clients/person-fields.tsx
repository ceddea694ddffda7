"use client";

import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { Fieldset } from "@/components/ui/fieldset";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { TITLES } from "@/lib/clients/schema";
import type { FieldErrors } from "@/lib/errors";
import { type ClientValues, clientLabels } from "./values";

export interface ClientFieldsProps {
  values: ClientValues;
  errors: FieldErrors;
  onChange: (patch: Partial<ClientValues>) => void;
  /** A field that tells who it is was left: time to look for duplicates. */
  onIdentityBlur?: () => void;
}

const titleWords: Record<(typeof TITLES)[number], string> = {
  miss: "Miss",
  ms: "Ms",
  mrs: "Mrs",
  mr: "Mr",
  dr: "Dr",
  sir: "Sir",
  master: "Master",
  mx: "Mx",
  dame: "Dame",
  lord: "Lord",
  lady: "Lady",
  prof: "Prof",
  other: "Other",
};
const titles = TITLES.map((value) => ({ value, label: titleWords[value] }));

type TextKey = Exclude<keyof ClientValues, "address">;

/** Name, date of birth and reference. The browser's own autofill would offer the member's data, so it is off. */
export function PersonFields({ values, errors, onChange, onIdentityBlur }: ClientFieldsProps) {
  const field = (key: TextKey) => ({ id: key, label: clientLabels[key], error: errors[key] });
  const input = (key: TextKey) => ({
    value: values[key],
    autoComplete: "off",
    onChange: (event: { target: { value: string } }) => onChange({ [key]: event.target.value }),
  });
  return (
    <Fieldset legend={<span className="font-semibold text-base">Person</span>} className="gap-4">
      <div className="grid gap-4 desk:grid-cols-2">
        <Field {...field("title")}>
          <Select options={titles} placeholder="None" {...input("title")} />
        </Field>
        {values.title === "other" && (
          <Field {...field("otherTitle")} required>
            <TextInput {...input("otherTitle")} maxLength={20} />
          </Field>
        )}
      </div>
      <Field {...field("firstName")} required>
        <TextInput {...input("firstName")} />
      </Field>
      <Field {...field("middleName")}>
        <TextInput {...input("middleName")} />
      </Field>
      <Field {...field("lastName")} required>
        <TextInput {...input("lastName")} onBlur={onIdentityBlur} />
      </Field>
      <Field {...field("dob")}>
        <DateInput {...input("dob")} min="1900-01-01" onBlur={onIdentityBlur} />
      </Field>
      <Field
        {...field("reference")}
        hint="Your own file or matter number. Left empty, the desk makes one, so that a lost answer can be found again."
      >
        <TextInput {...input("reference")} mono />
      </Field>
    </Fieldset>
  );
}

/** E-mail and telephone numbers. */
export function ContactFields({ values, errors, onChange, onIdentityBlur }: ClientFieldsProps) {
  const field = (key: TextKey) => ({ id: key, label: clientLabels[key], error: errors[key] });
  const input = (key: TextKey) => ({
    value: values[key],
    autoComplete: "off",
    onChange: (event: { target: { value: string } }) => onChange({ [key]: event.target.value }),
  });
  return (
    <Fieldset legend={<span className="font-semibold text-base">Contact</span>} className="gap-4">
      <Field {...field("email")} hint="Requests for documents and forms go here." required>
        <TextInput
          {...input("email")}
          type="email"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          onBlur={onIdentityBlur}
        />
      </Field>
      <Field {...field("mobile")} hint="British unless it begins with a country code such as +353.">
        <TextInput {...input("mobile")} type="tel" inputMode="tel" />
      </Field>
      <Field {...field("landline")}>
        <TextInput {...input("landline")} type="tel" inputMode="tel" />
      </Field>
    </Fieldset>
  );
}
