"use client";

import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { FieldErrors } from "@/lib/errors";
import {
  type ConnectionValues,
  connectionLabels,
  type ProviderChoice,
  type StoredCredential,
} from "./connection-values";
import { OAuthFields, TokenFields } from "./credential-fields";

interface ConnectionFieldsProps {
  values: ConnectionValues;
  errors: FieldErrors;
  onChange: (values: ConnectionValues) => void;
  /** Offered providers for a new connection; without them the provider is fixed. */
  providers?: readonly ProviderChoice[];
  /** Whether this provider offers OAuth beside tokens. */
  oauth: boolean;
  redirectUri: string;
  /** Given, secrets may stay empty. */
  stored?: StoredCredential;
}

/** The fields of a connection. Secrets are written and never read back. */
export function ConnectionFields(props: ConnectionFieldsProps) {
  const { values, errors, onChange, providers, oauth, redirectUri, stored } = props;
  const set = (patch: Partial<ConnectionValues>) => onChange({ ...values, ...patch });
  const kept = stored?.kind === values.kind ? stored : undefined;
  const moved = kept !== undefined && kept.baseUrl !== values.baseUrl.trim();
  return (
    <>
      {providers && (
        <Field id="provider" label={connectionLabels.provider} error={errors.provider} required>
          <Select
            value={values.provider}
            options={providers.map(({ id, label }) => ({ value: id, label }))}
            onChange={(event) => {
              const chosen = providers.find((one) => one.id === event.target.value);
              if (!chosen) return;
              const kind = chosen.oauth ? values.kind : "token";
              set({ provider: chosen.id, name: chosen.label, baseUrl: chosen.baseUrl, kind });
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
        hint="The provider's own address unless you were given another."
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
      {oauth && (
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
      {values.kind === "token" ? (
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
