"use client";

import { useState } from "react";
import { FormDialog } from "@/components/ui/form-dialog";
import { plural } from "@/lib/format/names";
import { checkTypeOf } from "@/lib/providers/quickr/vocabulary";
import { runChecksAction } from "@/lib/quickr/actions";
import type { QuickrCaseDto } from "@/lib/quickr/types";
import { ChoiceList } from "../choice-list";
import { useCaseWrites } from "./with-case";

/** Runs some of the case's checks at once, beside their schedules. */
export function RunDialog({ quickr, onClose }: { quickr: QuickrCaseDto; onClose: () => void }) {
  const { write, pending } = useCaseWrites(quickr.caseId);
  const known = quickr.checks.flatMap(({ type, label }) => {
    const code = checkTypeOf(type);
    return code ? [{ value: code, label }] : [];
  });
  const [chosen, setChosen] = useState(() => known.map((check) => check.value));
  const [error, setError] = useState<string | null>(null);

  function run() {
    setError(chosen.length === 0 ? "Choose at least one check." : null);
    if (chosen.length === 0) return;
    void write({
      name: "run",
      send: (operationId) => runChecksAction({ caseId: quickr.caseId, operationId, checks: chosen }),
      done: `${plural(chosen.length, "check")} started`,
      onRefused: (refusal) => setError(refusal.message),
      onGone: onClose,
    });
  }

  return (
    <FormDialog
      onClose={onClose}
      size="sm"
      title="Run checks now"
      description="They run once more at once. Schedules stay as they are, and a check without the data it needs is left out."
      submit="Run checks"
      pending={pending !== null}
      problem={error}
      onSubmit={run}
    >
      <ChoiceList legend="Checks" options={known} chosen={chosen} onChange={setChosen} />
    </FormDialog>
  );
}
