"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormErrorSummary } from "@/components/ui/form-error-summary";
import { TextInput } from "@/components/ui/text-input";
import { getJson, isFailure } from "@/lib/api-client";
import { PasswordInput } from "./password-input";
import { textOf } from "./use-submit";

type Errors = Record<string, string[]>;

const wrong =
  "E-mail and password do not match an active account. Who runs this server can reset a forgotten password.";
const silent = "Gatehouse did not answer. What you typed is still here; try again.";

function explain(code: string | null): string {
  const seconds = code?.match(/^wait-(\d+)$/)?.[1];
  if (seconds) return `Too many tries. Wait ${seconds} seconds and try again.`;
  if (code === "unavailable")
    return "Gatehouse cannot check passwords at this moment. Try again in a few seconds.";
  return wrong;
}

/** Sends the credentials; answers null once signed in, else the words that say why not. */
async function send(email: string, password: string): Promise<string | null> {
  try {
    const { csrfToken } = await getJson<{ csrfToken: string }>("/api/auth/csrf");
    const response = await fetch("/api/auth/callback/credentials", {
      method: "POST",
      credentials: "same-origin",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ csrfToken, email, password, json: "true" }),
    });
    if (response.ok) return null;
    const body: unknown = await response.json();
    if (typeof body !== "object" || body === null) return silent;
    if ("error" in body && isFailure(body.error)) return body.error.message;
    if (!("url" in body) || typeof body.url !== "string") return silent;
    return explain(new URL(body.url, window.location.origin).searchParams.get("error"));
  } catch {
    return silent;
  }
}

/** E-mail and password; goes on to `next`, a path of ours. */
export function SignInForm({ next }: { next: string }) {
  const [pending, setPending] = useState(false);
  const [errors, setErrors] = useState<Errors>({});
  const [message, setMessage] = useState<string | null>(null);

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const form = event.currentTarget;
    const email = textOf(form, "email").trim();
    const password = textOf(form, "password");
    const missing: Errors = {
      ...(email === "" && { email: ["Enter your e-mail address."] }),
      ...(password === "" && { password: ["Enter your password."] }),
    };
    setErrors(missing);
    setMessage(null);
    if (Object.keys(missing).length > 0) return;
    setPending(true);
    const failure = await send(email, password);
    // A full load: nothing that an earlier session left in this tab's memory stays.
    if (failure === null) window.location.assign(next);
    else {
      setPending(false);
      setMessage(failure);
    }
  }

  return (
    <form onSubmit={onSubmit} method="post" noValidate className="flex flex-col gap-4">
      <FormErrorSummary
        errors={errors}
        labels={{ email: "E-mail", password: "Password" }}
        message={message ?? (Object.keys(errors).length > 0 ? "Some answers are missing" : null)}
      />
      <Field id="email" label="E-mail" error={errors.email} required>
        <TextInput name="email" type="email" autoComplete="username" autoFocus maxLength={254} />
      </Field>
      <Field id="password" label="Password" error={errors.password} required>
        <PasswordInput name="password" autoComplete="current-password" maxLength={1000} />
      </Field>
      <div>
        <Button type="submit" variant="primary" pending={pending}>
          Sign in
        </Button>
      </div>
    </form>
  );
}
