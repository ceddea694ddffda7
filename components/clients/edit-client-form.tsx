"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { FormFailure } from "@/components/auth/form-failure";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { notify } from "@/components/ui/notify";
import { useAlive } from "@/components/ui/use-alive";
import { useLeaveGuard } from "@/components/ui/use-leave-guard";
import { actionFailure } from "@/lib/api-client";
import { updateClientAction } from "@/lib/clients/actions";
import { clientKeys, duplicateOptions } from "@/lib/clients/query-options";
import type { ClientDetail, WriteOutcome } from "@/lib/clients/types";
import { AddressFields } from "./address-fields";
import { DuplicateNotice } from "./duplicate-notice";
import { ContactFields, PersonFields } from "./person-fields";
import { useClientForm } from "./use-client-form";
import { clientLabels, valuesOf } from "./values";
import { WriteOutcomes } from "./write-outcomes";

interface EditClientFormProps {
  client: ClientDetail;
  countries: readonly { value: string; label: string }[];
}

/** Changes a client in the desk and at every connection that has it. */
export function EditClientForm({ client, countries }: EditClientFormProps) {
  const router = useRouter();
  const queries = useQueryClient();
  const alive = useAlive();
  const form = useClientForm(valuesOf(client));
  const [operationId, setOperationId] = useState(() => crypto.randomUUID());
  const [version, setVersion] = useState(client.updatedAt);
  const [asked, setAsked] = useState({ email: "", lastName: "", dob: "" });
  const [outcomes, setOutcomes] = useState<readonly WriteOutcome[]>([]);
  const [pending, setPending] = useState(false);
  const sending = useRef(false);
  const early = useQuery(duplicateOptions({ ...asked, dob: asked.dob || null, exceptId: client.id }));
  useLeaveGuard(form.dirty);
  const { email, lastName, dob } = form.values;

  async function send() {
    if (sending.current) return;
    sending.current = true;
    setPending(true);
    try {
      if (!(await form.valid())) return;
      const input = { clientId: client.id, operationId, version, fields: form.values };
      const result = await updateClientAction(input).catch(() => undefined);
      const failure = actionFailure(result);
      if (failure) form.failed(failure);
      else if (result?.data?.kind === "saved") await saved(result.data.outcomes, result.data.version);
    } finally {
      sending.current = false;
      setPending(false);
    }
  }

  async function saved(writes: readonly WriteOutcome[], savedVersion: string) {
    setVersion(savedVersion);
    setOperationId(crypto.randomUUID());
    await queries.invalidateQueries({ queryKey: clientKeys.all });
    const refused = writes.filter((write) => write.state === "rejected");
    form.settle();
    if (refused.length > 0) {
      setOutcomes(writes);
      form.refused(refused, "The change is kept here, but a provider did not take it.");
      return;
    }
    if (writes.some((write) => write.state !== "sent")) {
      notify.error("The client is saved, but not every provider answered");
    } else notify.success("The client is saved");
    setTimeout(() => router.push(`/clients/${client.id}`));
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    void send();
  }

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
      <WriteOutcomes outcomes={outcomes} />
      <PersonFields {...props} onIdentityBlur={lookForDuplicates} />
      <ContactFields {...props} onIdentityBlur={lookForDuplicates} />
      <AddressFields {...props} countries={countries} />
      <div aria-live="polite">
        <DuplicateNotice duplicates={early.data ?? []} />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={pending}>
          Save client
        </Button>
        <LinkButton href={`/clients/${client.id}`} variant="quiet">
          Cancel
        </LinkButton>
      </div>
    </form>
  );
}
