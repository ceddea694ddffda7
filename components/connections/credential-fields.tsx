"use client";

import { CopyButton } from "@/components/ui/copy-button";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { FieldErrors } from "@/lib/errors";
import { type ConnectionValues, connectionLabels, type StoredCredential } from "./connection-values";
import { SecretInput } from "./secret-input";

interface CredentialFieldsProps {
  values: ConnectionValues;
  errors: FieldErrors;
  set: (patch: Partial<ConnectionValues>) => void;
  stored: StoredCredential | undefined;
  /** The address is another than the stored credentials were entered for. */
  moved: boolean;
}

/** A personal access token and the day it was made. */
export function TokenFields({ values, errors, set, stored, moved }: CredentialFieldsProps) {
  return (
    <>
      <Field
        id="token"
        label={connectionLabels.token}
        hint={tokenHint(stored?.lastFour, moved)}
        error={errors.token}
        required={!stored || moved}
      >
        <SecretInput value={values.token} onChange={(token) => set({ token })} />
      </Field>
      <Field
        id="tokenMadeOn"
        label={connectionLabels.tokenMadeOn}
        hint="The desk warns 30 days before the token ends. Left empty, it counts from the day you save."
        error={errors.tokenMadeOn}
      >
        <DateInput
          value={values.tokenMadeOn}
          max={new Date().toISOString().slice(0, 10)}
          onChange={(event) => set({ tokenMadeOn: event.target.value })}
        />
      </Field>
    </>
  );
}

/** An OAuth application, and the address it must be registered with. */
export function OAuthFields(props: CredentialFieldsProps & { redirectUri: string }) {
  const { values, errors, set, stored, moved, redirectUri } = props;
  const keep = stored !== undefined && !moved;
  return (
    <>
      <div className="text-sm">
        <p className="font-medium">Redirect address</p>
        <p className="flex items-center gap-1">
          <span className="wrap-anywhere font-mono">{redirectUri}</span>
          <CopyButton value={redirectUri} label="Copy redirect address" />
        </p>
        <p className="text-ink-2">Register the application at the provider with exactly this address.</p>
      </div>
      <Field
        id="clientId"
        label={connectionLabels.clientId}
        hint={keep ? "Leave empty to keep the stored one." : undefined}
        error={errors.clientId}
        required={!keep}
      >
        <TextInput
          mono
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={values.clientId}
          onChange={(event) => set({ clientId: event.target.value })}
        />
      </Field>
      <Field
        id="clientSecret"
        label={connectionLabels.clientSecret}
        hint={
          keep
            ? "Leave empty to keep the stored one. A new one asks for consent again."
            : "Stored encrypted. Nobody can read it back, not even you."
        }
        error={errors.clientSecret}
        required={!keep}
      >
        <SecretInput value={values.clientSecret} onChange={(clientSecret) => set({ clientSecret })} />
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
