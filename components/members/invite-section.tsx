"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { FormFailure } from "@/components/auth/form-failure";
import { textOf, useSubmit } from "@/components/auth/use-submit";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextInput } from "@/components/ui/text-input";
import { createInviteAction } from "@/lib/members/actions";
import { roleOf, roleOptions } from "./role-words";

interface Made {
  email: string;
  link: string;
  mail: "sent" | "failed" | "off";
}

const mailWords: Record<Made["mail"], string> = {
  sent: "The link was mailed to them. You can also hand it over yourself:",
  failed: "The mail could not be sent. Hand the link over yourself:",
  off: "Mail is not set up on this server. Hand the link over yourself:",
};

/** Invites by e-mail and role, and shows the link once. */
export function InviteSection() {
  const router = useRouter();
  const { pending, failure, submit } = useSubmit(createInviteAction);
  const [made, setMade] = useState<Made | null>(null);
  const errors = failure?.fieldErrors ?? {};

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const form = event.currentTarget;
    const role = roleOf(textOf(form, "role")) ?? "staff";
    const result = await submit({ email: textOf(form, "email"), role });
    if (!result?.data) return;
    setMade(result.data);
    form.reset();
    router.refresh();
  }

  return (
    <div className="flex max-w-xl flex-col gap-4">
      {made && (
        <Notice tone="success" title={`${made.email} is invited`}>
          <p>{mailWords[made.mail]}</p>
          <p className="mt-1 flex items-center gap-1">
            <code className="wrap-anywhere font-mono text-xs">{made.link}</code>
            <CopyButton value={made.link} label="Copy invitation link" />
          </p>
          <p className="mt-1">It is shown only now, works once and for 24 hours.</p>
        </Notice>
      )}
      <form onSubmit={onSubmit} method="post" noValidate className="flex flex-col gap-4">
        <FormFailure failure={failure} labels={{ email: "E-mail", role: "Role" }} />
        <Field id="email" label="E-mail" error={errors.email} required>
          <TextInput name="email" type="email" autoComplete="off" />
        </Field>
        <RadioGroup
          legend="Role"
          name="role"
          options={roleOptions}
          defaultValue="staff"
          error={errors.role}
        />
        <div>
          <Button type="submit" variant="primary" pending={pending}>
            Invite member
          </Button>
        </div>
      </form>
    </div>
  );
}
