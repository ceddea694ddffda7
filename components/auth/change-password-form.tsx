"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { notify } from "@/components/ui/notify";
import { useLeaveGuard } from "@/components/ui/use-leave-guard";
import { changePasswordAction } from "@/lib/auth/actions";
import { FormFailure } from "./form-failure";
import { PasswordInput } from "./password-input";
import { textOf, useSubmit } from "./use-submit";

const labels = { current: "Current password", next: "New password" };

/** Changes one's own password. `email` is for password managers only. */
export function ChangePasswordForm({ email }: { email: string }) {
  const { pending, failure, submit } = useSubmit(changePasswordAction);
  const [dirty, setDirty] = useState(false);
  const errors = failure?.fieldErrors ?? {};
  useLeaveGuard(dirty);

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const form = event.currentTarget;
    const done = await submit({ current: textOf(form, "current"), next: textOf(form, "next") });
    if (!done) return;
    form.reset();
    setDirty(false);
    notify.success("Your password is changed");
  }

  return (
    <form
      onSubmit={onSubmit}
      onChange={() => setDirty(true)}
      method="post"
      noValidate
      className="flex max-w-md flex-col gap-4"
    >
      <FormFailure failure={failure} labels={labels} />
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <Field id="current" label={labels.current} error={errors.current} required>
        <PasswordInput name="current" autoComplete="current-password" />
      </Field>
      <Field
        id="next"
        label={labels.next}
        hint="At least 12 characters. Three or four words are easy to keep."
        error={errors.next}
        required
      >
        <PasswordInput name="next" autoComplete="new-password" />
      </Field>
      <div>
        <Button type="submit" variant="primary" pending={pending}>
          Change password
        </Button>
      </div>
    </form>
  );
}
