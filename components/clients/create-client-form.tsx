"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { FormFailure } from "@/components/auth/form-failure";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Fieldset } from "@/components/ui/fieldset";
import { LinkButton } from "@/components/ui/link-button";
import { notify } from "@/components/ui/notify";
import { useAlive } from "@/components/ui/use-alive";
import { useLeaveGuard } from "@/components/ui/use-leave-guard";
import { actionFailure } from "@/lib/api-client";
import { createClientAction } from "@/lib/clients/actions";
import { clientKeys, duplicateOptions } from "@/lib/clients/query-options";
import type { DuplicateClient, WriteOutcome } from "@/lib/clients/types";
import type { ConnectionChoice } from "@/lib/connections/types";
import { AddressFields } from "./address-fields";
import { DuplicateNotice } from "./duplicate-notice";
import { ContactFields, PersonFields } from "./person-fields";
import { useClientForm } from "./use-client-form";
import { clientLabels, emptyValues } from "./values";

interface CreateClientFormProps {
  countries: readonly { value: string; label: string }[];
  connections: readonly ConnectionChoice[];
}

/** Creates a client in the desk and at the chosen connections. */
export function CreateClientForm({ countries, connections }: CreateClientFormProps) {
  const router = useRouter();
  const queries = useQueryClient();
  const alive = useAlive();
  const form = useClientForm(emptyValues);
  const [formId] = useState(() => crypto.randomUUID());
  const [chosen, setChosen] = useState(() => (connections.length === 1 ? connections.map((c) => c.id) : []));
  const [asked, setAsked] = useState({ email: "", lastName: "", dob: "" });
  const [stopped, setStopped] = useState<readonly DuplicateClient[] | null>(null);
  const [pending, setPending] = useState(false);
  const sending = useRef(false);
  const early = useQuery(duplicateOptions({ ...asked, dob: asked.dob || null, exceptId: null }));
  useLeaveGuard(form.dirty);
  const { email, lastName, dob } = form.values;

  async function send(createAnyway: boolean) {
    // A second click can come before the first one has drawn the button as busy.
    if (sending.current) return;
    sending.current = true;
    setPending(true);
    try {
      if (!(await form.valid())) return;
      const input = { formId, fields: form.values, connectionIds: chosen, createAnyway };
      const result = await createClientAction(input).catch(() => undefined);
      const failure = actionFailure(result);
      if (failure) form.failed(failure);
      else if (result?.data?.kind === "duplicates") setStopped(result.data.duplicates);
      else if (result?.data) await saved(result.data.clientId, result.data.outcomes);
    } finally {
      sending.current = false;
      setPending(false);
    }
  }

  async function saved(clientId: string, outcomes: readonly WriteOutcome[]) {
    setStopped(null);
    await queries.invalidateQueries({ queryKey: clientKeys.all });
    const writes = outcomes.filter((outcome) => outcome.part === "client");
    const refused = outcomes.filter((outcome) => outcome.state === "rejected");
    if (writes.length > 0 && writes.every((write) => write.state === "rejected")) {
      const reasons = refused.map((one) => `${one.connectionName}: ${one.message ?? "no reason given"}`);
      form.refused(
        refused,
        `The client is kept here, but was not created at the provider. ${reasons.join(" ")} Change it and send it again.`,
      );
      return;
    }
    form.settle();
    if (outcomes.every((outcome) => outcome.state === "sent")) notify.success("The client is created");
    else notify.error("The client is saved, but not everything arrived at the provider");
    // Once the leave guard has gone.
    setTimeout(() => router.push(`/clients/${clientId}`));
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    void send(false);
  }

  const duplicates = stopped ?? (early.isEnabled ? early.data : null) ?? [];
  const props = { values: form.values, errors: form.errors, onChange: form.change };
  const lookForDuplicates = () => setAsked({ email, lastName, dob });
  return (
    <form
      inert={!alive}
      onSubmit={onSubmit}
      noValidate
      autoComplete="off"
      className="flex max-w-xl flex-col gap-6"
    >
      <FormFailure failure={form.problem} labels={clientLabels} />
      <PersonFields {...props} onIdentityBlur={lookForDuplicates} />
      <ContactFields {...props} onIdentityBlur={lookForDuplicates} />
      <AddressFields {...props} countries={countries} />
      <ConnectionPicker connections={connections} chosen={chosen} onChange={setChosen} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={pending}>
          Create client
        </Button>
        <LinkButton href="/clients" variant="quiet">
          Cancel
        </LinkButton>
      </div>
      {/* Below the buttons: what comes in while one is pressed must not move it from under the pointer. */}
      <div aria-live="polite">
        <DuplicateNotice
          duplicates={duplicates}
          onCreateAnyway={stopped ? () => void send(true) : undefined}
          pending={pending}
        />
      </div>
    </form>
  );
}

function ConnectionPicker({
  connections,
  chosen,
  onChange,
}: {
  connections: readonly ConnectionChoice[];
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
}) {
  if (connections.length === 0) {
    return (
      <p className="text-ink-2">
        No connection keeps clients yet. The client is kept here and can be created at a provider later.
      </p>
    );
  }
  return (
    <Fieldset
      id="connectionIds"
      legend="Create at"
      hint="Each provider gets the client once. Others can follow later."
    >
      {connections.map((connection) => (
        <Checkbox
          key={connection.id}
          label={connection.name}
          checked={chosen.includes(connection.id)}
          onChange={(event) =>
            onChange(
              event.target.checked ? [...chosen, connection.id] : chosen.filter((id) => id !== connection.id),
            )
          }
        />
      ))}
    </Fieldset>
  );
}
