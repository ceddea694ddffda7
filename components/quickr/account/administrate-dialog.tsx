"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { ACCOUNT_STATUSES, ACCOUNT_TYPES, spelled } from "@/lib/providers/quickr/vocabulary";
import { administrateAccountAction } from "@/lib/quickr/actions";
import { quickrKeys } from "@/lib/quickr/query-options";
import type { QuickrAccountDto } from "@/lib/quickr/types";
import { useQuickrWrite } from "../use-quickr-write";

interface AdministrateDialogProps {
  connectionId: string;
  account: QuickrAccountDto;
  onClose: () => void;
}

/** Changes what a sub-account is and whether it may be used. */
export function AdministrateDialog({ connectionId, account, onClose }: AdministrateDialogProps) {
  const { write, pending } = useQuickrWrite([quickrKeys.accounts(connectionId)]);
  const [type, setType] = useState(account.type ?? "");
  const [status, setStatus] = useState(account.status ?? "");
  const [error, setError] = useState<string | null>(null);
  const newType = type === account.type ? null : (ACCOUNT_TYPES.find((one) => one === type) ?? null);
  const newStatus =
    status === account.status ? null : (ACCOUNT_STATUSES.find((one) => one === status) ?? null);

  function save() {
    const nothing = newType === null && newStatus === null;
    setError(nothing ? "Nothing is changed yet." : null);
    if (nothing) return;
    void write({
      name: "administrate",
      send: (operationId) =>
        administrateAccountAction({
          connectionId,
          operationId,
          accountId: account.accountId,
          type: newType,
          status: newStatus,
        }),
      done: "Account changed",
      onRefused: (refusal) => setError(refusal.message),
      onGone: onClose,
    });
  }

  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title="Administrate account"
      description={`${account.name}, ${account.accountId}. An inactive account cannot be used until it is made active again.`}
      confirmLabel="Save account"
      pending={pending !== null}
      error={error}
      onConfirm={save}
    >
      <Field label="Type">
        <Select
          value={type}
          options={ACCOUNT_TYPES.map((value) => ({ value, label: spelled(value) }))}
          onChange={(event) => setType(event.target.value)}
        />
      </Field>
      <Field label="Status">
        <Select
          value={status}
          options={ACCOUNT_STATUSES.map((value) => ({ value, label: spelled(value) }))}
          onChange={(event) => setStatus(event.target.value)}
        />
      </Field>
    </ConfirmDialog>
  );
}
