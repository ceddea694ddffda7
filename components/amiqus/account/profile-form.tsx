"use client";

import { type FormEvent, useState } from "react";
import { FormFailure } from "@/components/auth/form-failure";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { TextInput } from "@/components/ui/text-input";
import { changeProfileAction } from "@/lib/amiqus/account/actions";
import type { AccountDto } from "@/lib/amiqus/account/types";
import { useAccountWrite } from "./use-account-write";

const labels = { name: "Name", email: "E-mail address" };

/** Changes name and e-mail address of the user at Amiqus. */
export function ProfileForm({
  connectionId,
  profile,
}: {
  connectionId: string;
  profile: AccountDto["profile"];
}) {
  const [name, setName] = useState(profile.name);
  const [email, setEmail] = useState(profile.email);
  const [asked, setAsked] = useState<string | null>(null);
  const { pending, failure, operationId, write } = useAccountWrite(changeProfileAction);
  const newName = name.trim() === profile.name ? null : name;
  const newEmail = email.trim() === profile.email ? null : email;
  const changed = newName !== null || newEmail !== null;

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (pending || !changed) return;
    const sent = await write(
      { connectionId, operationId, name: newName, email: newEmail },
      "The profile is saved at Amiqus",
    );
    if (!sent || newEmail === null) return;
    setAsked(newEmail.trim());
    setEmail(profile.email);
  }

  return (
    <form noValidate onSubmit={onSubmit} className="mt-3 flex max-w-lg flex-col gap-3" aria-label="Profile">
      <FormFailure failure={failure} labels={labels} />
      {asked && (
        <Notice title="Amiqus waits for a confirmation">
          It sent a mail to {asked}. The old address stays until somebody follows the link in it.
        </Notice>
      )}
      <Field id="name" label={labels.name} error={failure?.fieldErrors.name} required>
        <TextInput value={name} autoComplete="off" onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field
        id="email"
        label={labels.email}
        hint="Amiqus sends a mail to a new address. The old one stays until it is confirmed."
        error={failure?.fieldErrors.email}
        required
      >
        <TextInput
          type="email"
          value={email}
          autoComplete="off"
          onChange={(event) => setEmail(event.target.value)}
        />
      </Field>
      <div>
        <Button type="submit" pending={pending} disabled={!changed}>
          Save profile
        </Button>
      </div>
    </form>
  );
}
