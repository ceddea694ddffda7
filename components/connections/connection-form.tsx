"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { FormFailure } from "@/components/auth/form-failure";
import { useSubmit } from "@/components/auth/use-submit";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/notify";
import { useLeaveGuard } from "@/components/ui/use-leave-guard";
import {
  createConnectionAction,
  testConnectionAction,
  updateConnectionAction,
} from "@/lib/connections/actions";
import { connectionKeys } from "@/lib/connections/query-options";
import type { ConnectionDto, TestResult } from "@/lib/connections/types";
import {
  ConnectionFields,
  type ConnectionValues,
  connectionLabels,
  type ProviderChoice,
} from "./connection-fields";
import { TestOutcome } from "./test-outcome";

type ConnectionFormProps =
  | { mode: "create"; providers: readonly ProviderChoice[]; connection?: undefined }
  | { mode: "edit"; connection: ConnectionDto; providers?: undefined };

function initialValues({ connection, providers }: ConnectionFormProps): ConnectionValues {
  if (connection) {
    const { provider, name, baseUrl } = connection;
    return { provider, name, baseUrl, token: "" };
  }
  const first = providers[0];
  return { provider: first?.id ?? "", name: first?.label ?? "", baseUrl: first?.baseUrl ?? "", token: "" };
}

/** Adds a connection, or changes its name, address or token. Test tries what was typed and saves nothing. */
export function ConnectionForm(props: ConnectionFormProps) {
  const { connection } = props;
  const router = useRouter();
  const queries = useQueryClient();
  const [formId] = useState(() => crypto.randomUUID());
  const [values, setValues] = useState(() => initialValues(props));
  const [tested, setTested] = useState<TestResult | null>(null);
  const [dirty, setDirty] = useState(false);
  const test = useSubmit(testConnectionAction);
  const create = useSubmit(createConnectionAction);
  const update = useSubmit(updateConnectionAction);
  const saving = create.pending || update.pending;
  const failure = create.failure ?? update.failure ?? test.failure;
  useLeaveGuard(dirty);

  function change(next: ConnectionValues) {
    setValues(next);
    setDirty(true);
    setTested(null);
  }

  async function onTest() {
    create.clear();
    update.clear();
    const { provider, baseUrl, token } = values;
    const input = { connectionId: connection?.id ?? null, provider, baseUrl, token };
    const done = await test.submit(input);
    setTested(done?.data ?? null);
  }

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (saving) return;
    test.clear();
    const { provider, name, baseUrl, token } = values;
    const done = connection
      ? await update.submit({ connectionId: connection.id, name, baseUrl, token })
      : await create.submit({ formId, provider, name, baseUrl, token });
    if (!done?.data) return;
    setDirty(false);
    setValues({ ...values, token: "" });
    await queries.invalidateQueries({ queryKey: connectionKeys.all });
    const result = done.data.test;
    if (connection) {
      setTested(result);
      notify.success("The connection is saved");
      router.refresh();
      return;
    }
    if (result?.ok) notify.success("The connection is saved and works");
    else notify.error("The connection is saved, but its test failed", { detail: result?.message ?? "" });
    router.push(`/settings/connections/${done.data.connectionId}`);
  }

  return (
    <form onSubmit={onSubmit} noValidate autoComplete="off" className="flex max-w-lg flex-col gap-4">
      <FormFailure failure={failure} labels={connectionLabels} />
      <ConnectionFields
        values={values}
        errors={failure?.fieldErrors ?? {}}
        onChange={change}
        {...(props.mode === "create"
          ? { providers: props.providers }
          : {
              stored: { lastFour: props.connection.tokenLastFour, baseUrl: props.connection.baseUrl },
            })}
      />
      <div aria-live="polite">{tested && <TestOutcome result={tested} saved={Boolean(connection)} />}</div>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={saving}>
          Save connection
        </Button>
        <Button onClick={onTest} pending={test.pending}>
          Test connection
        </Button>
      </div>
    </form>
  );
}
