"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Fieldset } from "@/components/ui/fieldset";
import { Notice } from "@/components/ui/notice";
import { plural } from "@/lib/format/names";
import { checkTypeOf } from "@/lib/providers/quickr/vocabulary";
import { runChecksAction } from "@/lib/quickr/actions";
import type { QuickrCaseDto } from "@/lib/quickr/types";
import { useCaseWrites } from "./with-case";

/** Runs some of the case's checks at once, beside their schedules. */
export function RunDialog({ quickr, onClose }: { quickr: QuickrCaseDto; onClose: () => void }) {
  const formId = useId();
  const { write, pending } = useCaseWrites(quickr.caseId);
  const known = quickr.checks.flatMap(({ type, label }) => {
    const code = checkTypeOf(type);
    return code ? [{ code, label }] : [];
  });
  const [chosen, setChosen] = useState(() => known.map((check) => check.code));
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
    <Dialog
      open
      onClose={onClose}
      size="sm"
      title="Run checks now"
      description="They run once more at once. Schedules stay as they are, and a check without the data it needs is left out."
      footer={
        <>
          <Button type="submit" form={formId} variant="primary" pending={pending !== null}>
            Run checks
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          run();
        }}
      >
        {error && <Notice tone="danger">{error}</Notice>}
        <Fieldset legend="Checks">
          {known.map(({ code, label }) => (
            <Checkbox
              key={code}
              label={label}
              checked={chosen.includes(code)}
              onChange={(event) =>
                setChosen(event.target.checked ? [...chosen, code] : chosen.filter((one) => one !== code))
              }
            />
          ))}
        </Fieldset>
      </form>
    </Dialog>
  );
}
