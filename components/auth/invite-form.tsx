"use client";

import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { acceptInviteAction, joinTeamAction } from "@/lib/auth/actions";
import { FormFailure } from "./form-failure";
import { PasswordInput } from "./password-input";
import { textOf, useSubmit } from "./use-submit";

const labels = { name: "Your name", password: "Password" };

/** Accepts an invitation: name and a new password, or the password of the account that the address has. */
export function InviteForm({
  token,
  email,
  hasAccount,
}: {
  token: string;
  email: string;
  hasAccount: boolean;
}) {
  const accept = useSubmit(acceptInviteAction);
  const join = useSubmit(joinTeamAction);
  const { pending, failure } = hasAccount ? join : accept;
  const errors = failure?.fieldErrors ?? {};

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const form = event.currentTarget;
    const password = textOf(form, "password");
    const done = hasAccount
      ? await join.submit({ token, password })
      : await accept.submit({ token, password, name: textOf(form, "name") });
    if (done) window.location.assign("/cases");
  }

  return (
    <form onSubmit={onSubmit} method="post" noValidate className="flex flex-col gap-4">
      <FormFailure failure={failure} labels={labels} />
      <Field id="email" label="E-mail">
        <TextInput name="email" type="email" autoComplete="username" value={email} readOnly />
      </Field>
      {!hasAccount && (
        <Field id="name" label={labels.name} error={errors.name} required>
          <TextInput name="name" autoComplete="name" autoFocus />
        </Field>
      )}
      <Field
        id="password"
        label={labels.password}
        hint={
          hasAccount
            ? "The password you sign in with already."
            : "At least 12 characters. Three or four words are easy to keep."
        }
        error={errors.password}
        required
      >
        <PasswordInput name="password" autoComplete={hasAccount ? "current-password" : "new-password"} />
      </Field>
      <div>
        <Button type="submit" variant="primary" pending={pending}>
          Join team
        </Button>
      </div>
    </form>
  );
}
