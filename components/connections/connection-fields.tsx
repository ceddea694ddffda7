"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { FieldErrors } from "@/lib/errors";

export interface ConnectionValues {
  provider: string;
  name: string;
  baseUrl: string;
  token: string;
}

export interface ProviderChoice {
  id: string;
  label: string;
  baseUrl: string;
}

export const connectionLabels = {
  provider: "Provider",
  name: "Name",
  baseUrl: "Base URL",
  token: "Personal access token",
};

interface ConnectionFieldsProps {
  values: ConnectionValues;
  errors: FieldErrors;
  onChange: (values: ConnectionValues) => void;
  /** Offered providers for a new connection; without them the provider is fixed. */
  providers?: readonly ProviderChoice[];
  /** What the stored token ends with; given, the token may stay empty. */
  stored?: { lastFour: string; baseUrl: string };
}

/** The fields of a connection. The token is written and never read back. */
export function ConnectionFields({ values, errors, onChange, providers, stored }: ConnectionFieldsProps) {
  const set = (patch: Partial<ConnectionValues>) => onChange({ ...values, ...patch });
  const moved = stored !== undefined && stored.baseUrl !== values.baseUrl.trim();
  return (
    <>
      {providers && (
        <Field id="provider" label={connectionLabels.provider} error={errors.provider} required>
          <Select
            value={values.provider}
            options={providers.map(({ id, label }) => ({ value: id, label }))}
            onChange={(event) => {
              const chosen = providers.find((one) => one.id === event.target.value);
              if (chosen) set({ provider: chosen.id, name: chosen.label, baseUrl: chosen.baseUrl });
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
      <Field
        id="token"
        label={connectionLabels.token}
        hint={tokenHint(stored?.lastFour, moved)}
        error={errors.token}
        required={!stored || moved}
      >
        <TextInput
          mono
          type="password"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          data-1p-ignore
          data-lpignore="true"
          value={values.token}
          onChange={(event) => set({ token: event.target.value })}
        />
      </Field>
    </>
  );
}

function tokenHint(lastFour: string | undefined, moved: boolean): string {
  if (lastFour === undefined) return "Stored encrypted. Nobody can read it back, not even you.";
  if (moved) return "The address changed, so the token has to be entered again.";
  return lastFour === ""
    ? "Leave empty to keep the stored token."
    : `Leave empty to keep the stored token, which ends in ${lastFour}.`;
}
