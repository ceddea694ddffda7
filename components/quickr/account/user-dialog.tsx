"use client";

import { useState } from "react";
import type { Refusal } from "@/components/operations/use-provider-write";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextInput } from "@/components/ui/text-input";
import type { QuickrScope } from "@/lib/providers/quickr/vocabulary";
import { createUserAction, updateUserAction } from "@/lib/quickr/actions";
import { quickrKeys } from "@/lib/quickr/query-options";
import type { QuickrUserDto } from "@/lib/quickr/types";
import { ChoiceList } from "../choice-list";
import { useQuickrWrite } from "../use-quickr-write";
import { knownScopes, SCOPE_CHOICES } from "./scopes";

interface UserDialogProps {
  connectionId: string;
  /** Null makes a new one. */
  user: QuickrUserDto | null;
  /** Told of a new key, which is in this answer only. */
  onKey: (apiKey: string) => void;
  onClose: () => void;
}

/** Creates a user or an API key, or changes name, rights and number of one. */
export function UserDialog({ connectionId, user, onKey, onClose }: UserDialogProps) {
  const { write, pending } = useQuickrWrite([quickrKeys.users(connectionId)]);
  const [type, setType] = useState<"api_key" | "email">("api_key");
  const [name, setName] = useState(user?.name ?? "");
  const [email, setEmail] = useState("");
  const [phone, setPhone] = useState(user?.phoneNumber ?? "");
  const [scopes, setScopes] = useState<QuickrScope[]>(() => knownScopes(user?.scopes ?? ["read:quickr"]));
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const errors = refusal?.fieldErrors ?? {};
  const key = type === "api_key";

  function send() {
    setRefusal(null);
    const common = { connectionId, scopes };
    const onRefused = setRefusal;
    if (user) {
      const changedScopes = [...scopes].sort().join() !== knownScopes(user.scopes).sort().join();
      void write({
        name: "save",
        send: (operationId) =>
          updateUserAction({
            connectionId,
            operationId,
            userId: user.id,
            name: name.trim() === (user.name ?? "") ? null : name.trim(),
            scopes: changedScopes ? scopes : null,
            phoneNumber: phone.trim() === (user.phoneNumber ?? "") ? null : phone.trim(),
          }),
        done: "User changed",
        onRefused,
        onGone: onClose,
      });
      return;
    }
    void write({
      name: "create",
      send: (operationId) =>
        createUserAction(
          key
            ? { ...common, operationId, type, name: name.trim() }
            : { ...common, operationId, type, name: name.trim() || null, email: email.trim() },
        ),
      done: key ? "API key created" : "User created; Quickr invites them by e-mail",
      onRefused,
      onGone: (result) => {
        if (result.apiKey !== null) onKey(result.apiKey);
        onClose();
      },
    });
  }

  return (
    <FormDialog
      onClose={onClose}
      size="sm"
      title={user ? "Edit user" : "Create user or API key"}
      description={
        user ? (user.name ?? user.email ?? user.id) : "A key is shown once, right after it is made."
      }
      submit={user ? "Save user" : key ? "Create API key" : "Create user"}
      pending={pending !== null}
      problem={refusal?.message}
      onSubmit={send}
    >
      {!user && (
        <RadioGroup
          legend="What to create"
          value={type}
          options={[
            { value: "api_key", label: "API key", hint: "For a program" },
            { value: "email", label: "User", hint: "For a person, who signs in at Quickr" },
          ]}
          onChange={(value) => setType(value === "email" ? "email" : "api_key")}
        />
      )}
      <Field label="Name" error={errors.name} required={!user && key}>
        <TextInput value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      {!user && !key && (
        <Field label="E-mail" error={errors.email} required>
          <TextInput type="email" value={email} onChange={(event) => setEmail(event.target.value)} />
        </Field>
      )}
      {user && user.type !== "api_key" && (
        <Field label="Telephone" hint="With its country, such as +47 22 00 00 00" error={errors.phoneNumber}>
          <TextInput type="tel" value={phone} onChange={(event) => setPhone(event.target.value)} />
        </Field>
      )}
      <ChoiceList
        legend="Rights"
        error={errors.scopes}
        required
        options={SCOPE_CHOICES}
        chosen={scopes}
        onChange={setScopes}
      />
    </FormDialog>
  );
}
