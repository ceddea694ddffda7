"use client";

import { useState } from "react";
import type { Failure } from "@/lib/api-client";
import { clientFieldsSchema } from "@/lib/clients/schema";
import type { WriteOutcome } from "@/lib/clients/types";
import type { FieldErrors } from "@/lib/errors";
import type { ClientValues } from "./values";

/** What the form's own check finds, by field path. Telephone rules are heavy and loaded only when a number was typed. */
async function check(values: ClientValues): Promise<FieldErrors> {
  const errors: FieldErrors = {};
  for (const issue of clientFieldsSchema.safeParse(values).error?.issues ?? []) {
    const path = issue.path.join(".");
    errors[path] = [...(errors[path] ?? []), issue.message];
  }
  const numbers = (["landline", "mobile"] as const).filter((key) => values[key].trim() !== "");
  if (numbers.length > 0) {
    const { normalisePhone } = await import("@/lib/clients/phone");
    for (const key of numbers) {
      if (normalisePhone(values[key]) === null) {
        errors[key] = ["Enter a telephone number, with the country code if it is not British."];
      }
    }
  }
  return errors;
}

/** Field errors of an action, whose input nests the fields, in the form's own paths. */
function formPaths(errors: FieldErrors): FieldErrors {
  return Object.fromEntries(
    Object.entries(errors).map(([path, said]) => [path.replace(/^fields\./, ""), said]),
  );
}

function refusals(outcomes: readonly WriteOutcome[]): FieldErrors {
  return Object.assign({}, ...outcomes.map((outcome) => outcome.fieldErrors));
}

/** The state of a client form: what was typed, what is wrong with it, whether it would be lost. */
export function useClientForm(initial: ClientValues) {
  const [values, setValues] = useState(initial);
  const [dirty, setDirty] = useState(false);
  const [problem, setProblem] = useState<Failure | null>(null);

  function invalid(fieldErrors: FieldErrors, message: string) {
    setProblem({ code: "invalid", message, fieldErrors, requestId: "" });
  }

  return {
    values,
    dirty,
    problem,
    errors: problem?.fieldErrors ?? {},
    change(patch: Partial<ClientValues>) {
      setValues((before) => ({ ...before, ...patch }));
      setDirty(true);
    },
    settle: () => setDirty(false),
    /** Whether what was typed may be sent. */
    async valid(): Promise<boolean> {
      const errors = await check(values);
      if (Object.keys(errors).length === 0) {
        setProblem(null);
        return true;
      }
      invalid(errors, "Some fields need attention. Nothing was saved.");
      return false;
    },
    /** Shows why the action failed. */
    failed: (failure: Failure) => setProblem({ ...failure, fieldErrors: formPaths(failure.fieldErrors) }),
    /** Shows what providers said about the fields. */
    refused: (outcomes: readonly WriteOutcome[], message: string) => invalid(refusals(outcomes), message),
  };
}
