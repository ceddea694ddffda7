"use client";

import { useState } from "react";
import { type ActionResult, actionFailure, type Failure } from "@/lib/api-client";

const lost: Failure = {
  code: "offline",
  message:
    "Gatehouse did not answer. What you typed is still here: try again, or reload if it was just updated.",
  fieldErrors: {},
  requestId: "",
};

/**
 * Runs a server action for a form: `pending` while it runs, `failure` until the next try. `submit` answers the action's
 * result, or null when it failed.
 */
export function useSubmit<Input, Result extends ActionResult>(action: (input: Input) => Promise<Result>) {
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function submit(input: Input): Promise<Result | null> {
    setPending(true);
    try {
      const result = await action(input);
      const failed = actionFailure(result);
      setFailure(failed);
      return failed ? null : result;
    } catch {
      setFailure(lost);
      return null;
    } finally {
      setPending(false);
    }
  }

  return { pending, failure, submit, clear: () => setFailure(null) };
}

/** The text of a form's control by name. */
export function textOf(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === "string" ? value : "";
}
