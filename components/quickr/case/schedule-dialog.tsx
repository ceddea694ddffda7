"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Select } from "@/components/ui/select";
import { SCHEDULES, scheduleLabel } from "@/lib/providers/quickr/vocabulary";
import { changeSchedulesAction } from "@/lib/quickr/actions";
import type { QuickrCaseDto } from "@/lib/quickr/types";
import { useCaseWrites } from "./with-case";

const options = [
  { value: "", label: scheduleLabel(null) },
  ...SCHEDULES.map((value) => ({ value, label: scheduleLabel(value) })),
];

/** How often each check runs from now on. */
export function ScheduleDialog({ quickr, onClose }: { quickr: QuickrCaseDto; onClose: () => void }) {
  const { write, pending } = useCaseWrites(quickr.caseId);
  const [values, setValues] = useState(
    () => new Map(quickr.checks.map((check) => [check.type, check.schedule ?? ""])),
  );
  const [error, setError] = useState<string | null>(null);
  const changed = quickr.checks.filter((check) => values.get(check.type) !== (check.schedule ?? ""));

  function save() {
    setError(changed.length === 0 ? "Nothing is changed yet." : null);
    if (changed.length === 0) return;
    const schedules = changed.map(({ type }) => ({
      type,
      schedule: SCHEDULES.find((one) => one === values.get(type)) ?? null,
    }));
    void write({
      name: "schedules",
      send: (operationId) => changeSchedulesAction({ caseId: quickr.caseId, operationId, schedules }),
      done: "Schedules changed",
      onRefused: (refusal) => setError(refusal.message),
      onGone: onClose,
    });
  }

  return (
    <FormDialog
      onClose={onClose}
      size="sm"
      title="Change schedules"
      description="Each time counts from the check’s first run. Archiving the case stops them all."
      submit="Save schedules"
      pending={pending !== null}
      problem={error}
      onSubmit={save}
    >
      {quickr.checks.map(({ type, label, schedule }) => (
        <Field key={type} label={label}>
          <Select
            value={values.get(type) ?? ""}
            options={
              schedule === null || options.some((option) => option.value === schedule)
                ? options
                : [...options, { value: schedule, label: schedule }]
            }
            onChange={(event) => setValues(new Map(values).set(type, event.target.value))}
          />
        </Field>
      ))}
    </FormDialog>
  );
}
