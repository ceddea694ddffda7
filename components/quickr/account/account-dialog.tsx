"use client";

import { useState } from "react";
import type { Refusal } from "@/components/operations/use-provider-write";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { ACCOUNT_STATUSES, ACCOUNT_TYPES, COUNTRIES, spelled } from "@/lib/providers/quickr/vocabulary";
import { createAccountAction, updateAccountAction } from "@/lib/quickr/actions";
import { quickrKeys } from "@/lib/quickr/query-options";
import type { QuickrAccountDto } from "@/lib/quickr/types";
import { useQuickrWrite } from "../use-quickr-write";
import { countryLabel } from "./countries";

interface AccountDialogProps {
  connectionId: string;
  /** Null makes a new one. */
  account: QuickrAccountDto | null;
  onClose: () => void;
}

const find = <T extends string>(values: readonly T[], value: string) => values.find((one) => one === value);
const options = (values: readonly string[], label: (value: string) => string) =>
  values.map((value) => ({ value, label: label(value) }));

/** Creates a sub-account, or changes its name and company. */
export function AccountDialog({ connectionId, account, onClose }: AccountDialogProps) {
  const { write, pending } = useQuickrWrite([quickrKeys.accounts(connectionId)]);
  const [values, setValues] = useState({
    name: account?.name ?? "",
    organizationNumber: account?.organizationNumber ?? "",
    country: account?.country ?? "NO",
    type: "customer",
    status: "ACTIVE",
    inviteEmail: "",
  });
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const errors = refusal?.fieldErrors ?? {};
  const set = (key: keyof typeof values) => (event: { target: { value: string } }) =>
    setValues({ ...values, [key]: event.target.value });

  function save() {
    setRefusal(null);
    const company = {
      name: null,
      organizationNumber: values.organizationNumber.trim() || null,
      country: find(COUNTRIES, values.country) ?? null,
    };
    const name = values.name.trim();
    void write({
      name: "save",
      send: (operationId) =>
        account
          ? updateAccountAction({ connectionId, operationId, accountId: account.accountId, name, company })
          : createAccountAction({
              connectionId,
              operationId,
              name,
              company,
              type: find(ACCOUNT_TYPES, values.type) ?? "customer",
              status: find(ACCOUNT_STATUSES, values.status) ?? "ACTIVE",
              inviteEmail: values.inviteEmail.trim() || null,
            }),
      done: account ? "Account changed" : "Account created",
      onRefused: setRefusal,
      onGone: onClose,
    });
  }

  return (
    <FormDialog
      onClose={onClose}
      size="sm"
      title={account ? "Edit account" : "Create account"}
      description={
        account
          ? account.accountId
          : "Quickr may charge for accounts; they cannot be deleted, only made inactive."
      }
      submit={account ? "Save account" : "Create account"}
      pending={pending !== null}
      problem={refusal?.message}
      onSubmit={save}
    >
      <Field label="Name" error={errors.name} required>
        <TextInput value={values.name} onChange={set("name")} />
      </Field>
      <Field label="Organisation number" error={errors["company.organizationNumber"]}>
        <TextInput mono value={values.organizationNumber} onChange={set("organizationNumber")} />
      </Field>
      <Field label="Country" error={errors["company.country"]}>
        <Select value={values.country} options={options(COUNTRIES, countryLabel)} onChange={set("country")} />
      </Field>
      {!account && (
        <>
          <Field label="Type" error={errors.type}>
            <Select value={values.type} options={options(ACCOUNT_TYPES, spelled)} onChange={set("type")} />
          </Field>
          <Field label="Status" error={errors.status}>
            <Select
              value={values.status}
              options={options(ACCOUNT_STATUSES, spelled)}
              onChange={set("status")}
            />
          </Field>
          <Field label="Invite by e-mail" hint="Leave empty to invite nobody." error={errors.inviteEmail}>
            <TextInput type="email" value={values.inviteEmail} onChange={set("inviteEmail")} />
          </Field>
        </>
      )}
    </FormDialog>
  );
}
