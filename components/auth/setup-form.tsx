"use client";

import type { FormEvent } from "react";
import { TimeZoneSelect } from "@/components/teams/time-zone-select";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { setupAction } from "@/lib/auth/actions";
import { FormFailure } from "./form-failure";
import { PasswordInput } from "./password-input";
import { textOf, useSubmit } from "./use-submit";

const labels = {
  token: "Setup token",
  teamName: "Team name",
  timeZone: "Time zone",
  name: "Your name",
  email: "E-mail",
  password: "Password",
};

/** Creates the first team and its admin. */
export function SetupForm({ zones }: { zones: readonly string[] }) {
  const { pending, failure, submit } = useSubmit(setupAction);
  const errors = failure?.fieldErrors ?? {};

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const form = event.currentTarget;
    const done = await submit({
      token: textOf(form, "token"),
      teamName: textOf(form, "teamName"),
      timeZone: textOf(form, "timeZone"),
      name: textOf(form, "name"),
      email: textOf(form, "email"),
      password: textOf(form, "password"),
    });
    if (done) window.location.assign("/cases");
  }

  return (
    <form onSubmit={onSubmit} method="post" noValidate className="flex flex-col gap-4">
      <FormFailure failure={failure} labels={labels} />
      <Field
        id="token"
        label={labels.token}
        hint="The server printed it to its console when it started. It works once, within 24 hours."
        error={errors.token}
        required
      >
        <TextInput name="token" mono autoComplete="off" spellCheck={false} autoFocus />
      </Field>
      <Field
        id="teamName"
        label={labels.teamName}
        hint="Usually the firm's name."
        error={errors.teamName}
        required
      >
        <TextInput name="teamName" autoComplete="organization" />
      </Field>
      <Field
        id="timeZone"
        label={labels.timeZone}
        hint="Dates are shown in this zone."
        error={errors.timeZone}
        required
      >
        <TimeZoneSelect name="timeZone" defaultValue="Europe/London" zones={zones} />
      </Field>
      <Field id="name" label={labels.name} error={errors.name} required>
        <TextInput name="name" autoComplete="name" />
      </Field>
      <Field id="email" label={labels.email} hint="You sign in with it." error={errors.email} required>
        <TextInput name="email" type="email" autoComplete="username" />
      </Field>
      <Field
        id="password"
        label={labels.password}
        hint="At least 12 characters. Three or four words are easy to keep."
        error={errors.password}
        required
      >
        <PasswordInput name="password" autoComplete="new-password" />
      </Field>
      <div>
        <Button type="submit" variant="primary" pending={pending}>
          Set up Gatehouse
        </Button>
      </div>
    </form>
  );
}
