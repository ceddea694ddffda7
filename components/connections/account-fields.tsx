"use client";

import type { ReactNode } from "react";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { FieldErrors } from "@/lib/errors";
import { inSentence } from "@/lib/providers/account";
import type { CredentialField } from "@/lib/providers/catalog";
import { type AccountValues, fieldPath, type StoredCredential } from "./connection-values";
import { SecretInput } from "./secret-input";

interface AccountFieldsProps {
  fields: readonly CredentialField[];
  values: AccountValues;
  errors: FieldErrors;
  set: (key: string, value: string) => void;
  stored: StoredCredential | undefined;
  /** An address is another than the stored secrets were entered for. */
  moved: boolean;
}

/** What the provider's catalog entry asks of an account. Secrets are written and never read back. */
export function AccountFields({ fields, values, errors, set, stored, moved }: AccountFieldsProps) {
  const first = fields.find((field) => field.secret);
  return fields.map((field) => {
    const lastFour = field === first ? (stored?.lastFour ?? "") : "";
    const kept = field.secret && stored !== undefined && !moved;
    const hint = field.secret ? secretHint(field, stored ? lastFour : undefined, moved) : field.hint;
    return (
      <Field
        key={field.key}
        id={fieldPath(field.key)}
        label={field.label}
        hint={field.secret && field.hint && !kept ? `${field.hint} ${hint}` : hint}
        error={errors[fieldPath(field.key)]}
        required={field.required && !kept}
      >
        <AccountControl
          field={field}
          value={values[field.key] ?? ""}
          onChange={(value) => set(field.key, value)}
        />
      </Field>
    );
  });
}

interface AccountControlProps {
  field: CredentialField;
  value: string;
  onChange: (value: string) => void;
}

function AccountControl({ field, value, onChange }: AccountControlProps): ReactNode {
  if (field.secret) return <SecretInput value={value} onChange={onChange} />;
  if (field.options) {
    return (
      <Select
        value={value}
        options={field.options.map((option) => ({ ...option }))}
        {...(field.initial ? {} : { placeholder: "Choose" })}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  if (field.kind === "date") {
    const today = new Date().toISOString().slice(0, 10);
    return <DateInput value={value} max={today} onChange={(event) => onChange(event.target.value)} />;
  }
  return (
    <TextInput
      mono
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      {...(field.kind === "url" ? { type: "url", inputMode: "url" } : {})}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function secretHint({ label }: CredentialField, lastFour: string | undefined, moved: boolean): string {
  const word = inSentence(label);
  if (lastFour === undefined) return "Stored encrypted. Nobody can read it back, not even you.";
  if (moved) return `The address changed, so the ${word} has to be entered again.`;
  return lastFour === ""
    ? `Leave empty to keep the stored ${word}.`
    : `Leave empty to keep the stored ${word}, which ends in ${lastFour}.`;
}
