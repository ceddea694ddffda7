"use client";

import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { FieldErrors } from "@/lib/errors";
import { providerEntry } from "@/lib/providers/catalog";
import { AccountFields } from "./account-fields";
import {
  type ConnectionValues,
  connectionLabels,
  hasMoved,
  type ProviderChoice,
  type StoredCredential,
  startingFields,
} from "./connection-values";
import { OAuthFields, TokenFields } from "./credential-fields";

interface ConnectionFieldsProps {
  values: ConnectionValues;
  errors: FieldErrors;
  onChange: (values: ConnectionValues) => void;
  /** Offered providers for a new connection; without them the provider is fixed. */
  providers?: readonly ProviderChoice[];
  redirectUri: string;
  /** Given, secrets may stay empty. */
  stored?: StoredCredential;
}

/** The fields of a connection. Secrets are written and never read back. */
export function ConnectionFields(props: ConnectionFieldsProps) {
  const { values, errors, onChange, providers, redirectUri, stored } = props;
  const entry = providerEntry(values.provider);
  const set = (patch: Partial<ConnectionValues>) => onChange({ ...values, ...patch });
  const own = entry?.credentialFields;
  const kept = own || stored?.kind === values.kind ? stored : undefined;
  const moved = kept !== undefined && hasMoved(entry, kept, values);
  return (
    <>
      {providers && providers.length > 1 && (
        <Field id="provider" label={connectionLabels.provider} error={errors.provider} required>
          <Select
            value={values.provider}
            options={providers.map(({ id, label }) => ({ value: id, label }))}
            onChange={(event) => {
              const chosen = providers.find((one) => one.id === event.target.value);
              if (!chosen) return;
              const kind = chosen.oauth ? values.kind : "token";
              const fields = startingFields(providerEntry(chosen.id));
              set({ provider: chosen.id, name: chosen.label, baseUrl: chosen.baseUrl, kind, fields });
            }}
          />
        </Field>
      )}
      <Field
        id="name"
        label={connectionLabels.name}
        hint="How your team tells this account from others."
        error={errors.name}
        required
      >
        <TextInput
          value={values.name}
          autoComplete="off"
          onChange={(event) => set({ name: event.target.value })}
        />
      </Field>
      <Field
        id="baseUrl"
        label={connectionLabels.baseUrl}
        hint={
          entry?.baseUrls.length === 0
            ? "The address that the provider gave you. Whoever runs this desk must have allowed its host."
            : "The provider's own address unless you were given another."
        }
        error={errors.baseUrl}
        required
      >
        <TextInput
          mono
          type="url"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          value={values.baseUrl}
          onChange={(event) => set({ baseUrl: event.target.value })}
        />
      </Field>
      {entry?.oauth && (
        <RadioGroup
          id="kind"
          legend={connectionLabels.kind}
          error={errors.kind}
          value={values.kind}
          onChange={(kind) => set({ kind: kind === "oauth" ? "oauth" : "token" })}
          options={[
            {
              value: "token",
              label: "With a token",
              hint: "Somebody makes a token in their own account there and enters it here.",
            },
            {
              value: "oauth",
              label: "By OAuth",
              hint: "Somebody consents there. The desk renews its access by itself.",
            },
          ]}
        />
      )}
      {own ? (
        <AccountFields
          fields={own}
          values={values.fields}
          errors={errors}
          set={(key, value) => set({ fields: { ...values.fields, [key]: value } })}
          stored={kept}
          moved={moved}
        />
      ) : values.kind === "token" ? (
        <TokenFields values={values} errors={errors} set={set} stored={kept} moved={moved} />
      ) : (
        <OAuthFields
          values={values}
          errors={errors}
          set={set}
          stored={kept}
          moved={moved}
          redirectUri={redirectUri}
        />
      )}
    </>
  );
}
