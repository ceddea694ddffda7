"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { FormFailure } from "@/components/auth/form-failure";
import { useSubmit } from "@/components/auth/use-submit";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/notify";
import { useAlive } from "@/components/ui/use-alive";
import { useLeaveGuard } from "@/components/ui/use-leave-guard";
import {
  createConnectionAction,
  startConsentAction,
  testConnectionAction,
  updateConnectionAction,
} from "@/lib/connections/actions";
import { connectionKeys } from "@/lib/connections/query-options";
import type { ConnectionDto, TestResult } from "@/lib/connections/types";
import { secretWord } from "@/lib/providers/account";
import { providerEntry } from "@/lib/providers/catalog";
import { ConnectionFields } from "./connection-fields";
import {
  type ConnectionValues,
  labelsOf,
  type ProviderChoice,
  startingFields,
  storedOf,
  withoutOldDate,
  withoutSecrets,
} from "./connection-values";
import { TestOutcome } from "./test-outcome";

type ConnectionFormProps = { redirectUri: string } & (
  | { mode: "create"; providers: readonly ProviderChoice[]; connection?: undefined }
  | { mode: "edit"; connection: ConnectionDto; providers?: undefined }
);

const noSecrets = { token: "", tokenMadeOn: "", clientId: "", clientSecret: "" };

function initialValues({ connection, providers }: ConnectionFormProps): ConnectionValues {
  if (connection) {
    const { provider, name, baseUrl, credential } = connection;
    const tokenMadeOn = credential.kind === "token" ? (credential.issuedAt?.slice(0, 10) ?? "") : "";
    const kind = credential.kind === "oauth" ? "oauth" : "token";
    const fields = startingFields(providerEntry(provider), connection.settings);
    return { provider, name, baseUrl, kind, ...noSecrets, tokenMadeOn, fields };
  }
  const first = providers[0];
  const { id = "", label = "", baseUrl = "" } = first ?? {};
  const fields = startingFields(providerEntry(id));
  return { provider: id, name: label, baseUrl, kind: "token", ...noSecrets, fields };
}

/**
 * Adds a connection, or changes its name, address or credentials. Test tries what was typed and saves nothing; new
 * OAuth credentials lead to the provider for consent.
 */
export function ConnectionForm(props: ConnectionFormProps) {
  const { connection } = props;
  const router = useRouter();
  const queries = useQueryClient();
  const alive = useAlive();
  const [formId] = useState(() => crypto.randomUUID());
  const [values, setValues] = useState(() => initialValues(props));
  const [tested, setTested] = useState<TestResult | null>(null);
  const [dirty, setDirty] = useState(false);
  const test = useSubmit(testConnectionAction);
  const create = useSubmit(createConnectionAction);
  const update = useSubmit(updateConnectionAction);
  const consent = useSubmit(startConsentAction);
  const saving = create.pending || update.pending || consent.pending;
  const failure = create.failure ?? update.failure ?? test.failure ?? consent.failure;
  const entry = providerEntry(values.provider);
  useLeaveGuard(dirty);

  function change(next: ConnectionValues) {
    setValues(connection === undefined ? next : withoutOldDate(entry, values, next));
    setDirty(true);
    setTested(null);
  }

  async function onTest() {
    create.clear();
    update.clear();
    const { provider, baseUrl, token, fields } = values;
    const input = { connectionId: connection?.id ?? null, provider, baseUrl, token, fields };
    const done = await test.submit(input);
    setTested(done?.data ?? null);
  }

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (saving) return;
    test.clear();
    const { provider, ...entered } = values;
    const done = connection
      ? await update.submit({ connectionId: connection.id, ...entered })
      : await create.submit({ formId, ...values });
    if (!done?.data) return;
    setDirty(false);
    setValues({
      ...values,
      ...noSecrets,
      tokenMadeOn: values.tokenMadeOn,
      fields: withoutSecrets(entry, values.fields),
    });
    await queries.invalidateQueries({ queryKey: connectionKeys.all });
    if (done.data.consent) return askConsent(done.data.connectionId);
    tell(done.data.connectionId, done.data.test);
  }

  /** Leaves for the provider; the browser comes back to the connection's page. */
  async function askConsent(connectionId: string) {
    const started = await consent.submit({ connectionId });
    if (started?.data) window.location.assign(started.data.url);
    else router.push(`/settings/connections/${connectionId}`);
  }

  function tell(connectionId: string, result: TestResult | null) {
    if (connection) {
      setTested(result);
      notify.success("The connection is saved");
      router.refresh();
      return;
    }
    if (result?.ok) notify.success("The connection is saved and works");
    else notify.error("The connection is saved, but its test failed", { detail: result?.message ?? "" });
    router.push(`/settings/connections/${connectionId}`);
  }

  return (
    <form
      inert={!alive}
      onSubmit={onSubmit}
      noValidate
      autoComplete="off"
      className="flex max-w-lg flex-col gap-4"
    >
      <FormFailure failure={failure} labels={labelsOf(entry)} />
      <ConnectionFields
        values={values}
        errors={failure?.fieldErrors ?? {}}
        onChange={change}
        redirectUri={props.redirectUri}
        {...(props.mode === "create"
          ? { providers: props.providers }
          : { stored: storedOf(props.connection) })}
      />
      <div aria-live="polite">
        {tested && (
          <TestOutcome
            result={tested}
            word={entry ? secretWord(entry) : "token"}
            saved={Boolean(connection)}
          />
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={saving}>
          {values.kind === "oauth" && connection?.credential.kind !== "oauth"
            ? "Save and ask for consent"
            : "Save connection"}
        </Button>
        {values.kind === "token" && (
          <Button onClick={onTest} pending={test.pending}>
            Test connection
          </Button>
        )}
      </div>
    </form>
  );
}
