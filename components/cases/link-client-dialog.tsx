"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useSubmit } from "@/components/auth/use-submit";
import { Combobox } from "@/components/ui/combobox";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { notify } from "@/components/ui/notify";
import { linkCaseAction } from "@/lib/cases/actions";
import { clientKeys, clientListOptions } from "@/lib/clients/query-options";
import type { DialogOf } from "./dialog-kinds";

function useLink(caseId: string, done: string, onClose: () => void) {
  const queries = useQueryClient();
  const link = useSubmit(linkCaseAction);

  async function run(clientId: string | null) {
    if (!(await link.submit({ caseId, clientId }))) return;
    await Promise.all([
      queries.invalidateQueries({ queryKey: ["cases"] }),
      queries.invalidateQueries({ queryKey: clientKeys.all }),
    ]);
    notify.success(done);
    onClose();
  }
  return { run, pending: link.pending, error: link.failure?.message ?? null };
}

/** Says which client of the team a case is about. */
export function LinkClientDialog({ view, onClose }: DialogOf) {
  const { row } = view;
  const [text, setText] = useState("");
  const [clientId, setClientId] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const { data, isFetching } = useInfiniteQuery(clientListOptions(text));
  const found = data?.pages.flatMap((page) => page.items) ?? [];
  const link = useLink(row.id, "Case linked to the client", onClose);

  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title="Link to client"
      description={`${row.clientName ?? row.title}. The case then stands on the client’s page. Nothing is sent to the provider, and it can be undone.`}
      confirmLabel="Link case"
      pending={link.pending}
      error={link.error}
      onConfirm={() => {
        setMissing(clientId === null);
        if (clientId !== null) void link.run(clientId);
      }}
    >
      <Field
        label="Client"
        hint="Name, e-mail or reference"
        error={missing && clientId === null ? "Choose a client." : undefined}
        required
      >
        <Combobox
          options={found.map((one) => ({ value: one.id, label: one.name, hint: one.email }))}
          value={clientId}
          onChange={setClientId}
          onSearch={setText}
          loading={isFetching}
          emptyText="No client matches"
        />
      </Field>
    </ConfirmDialog>
  );
}

/** Takes a case off a client that it is not about. */
export function UnlinkClientDialog({ view, onClose }: DialogOf) {
  const { row, client } = view;
  const link = useLink(row.id, "Case taken off the client", onClose);
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title="Unlink client"
      description={`${row.title} is taken off the page of ${client?.name ?? "the client"}. Nothing is sent to the provider, and it can be linked again.`}
      confirmLabel="Unlink client"
      pending={link.pending}
      error={link.error}
      onConfirm={() => void link.run(null)}
    />
  );
}
