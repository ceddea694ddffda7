"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useSubmit } from "@/components/auth/use-submit";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { notify } from "@/components/ui/notify";
import { Select } from "@/components/ui/select";
import { statusLabels, waitingLabels } from "@/lib/cases/words";
import { plural } from "@/lib/format/names";
import { saveStatusMappingAction } from "@/lib/mappings/actions";
import type { StatusMappingDto } from "@/lib/mappings/types";
import { usualWaitingOn } from "@/lib/mappings/waiting";
import { NORMALISED_STATUSES, WAITING_ON } from "@/lib/providers/port";

const NOBODY = "nobody";

/** What a raw status means, to be chosen; it holds for the cases there are and those to come. */
export function StatusChoice({ mapping }: { mapping: StatusMappingDto }) {
  const { connectionId, kind, rawStatus } = mapping;
  const queries = useQueryClient();
  const save = useSubmit(saveStatusMappingAction);
  const [status, setStatus] = useState<string>(mapping.status ?? "");
  const [waiting, setWaiting] = useState<string>(mapping.waitingOn ?? NOBODY);
  const words = `“${rawStatus}”`;
  const chosen = NORMALISED_STATUSES.find((one) => one === status);
  const waitingOn = WAITING_ON.find((one) => one === waiting) ?? null;
  const same = (mapping.status ?? "") === status && mapping.waitingOn === waitingOn;

  async function onSave() {
    if (!chosen) return;
    const done = await save.submit({ connectionId, kind, rawStatus, status: chosen, waitingOn });
    if (!done?.data) return;
    notify.success(`${words} is mapped; ${plural(done.data.changed, "case")} changed`);
    await Promise.all([
      queries.invalidateQueries({ queryKey: ["connections"] }),
      queries.invalidateQueries({ queryKey: ["cases"] }),
    ]);
  }

  return (
    <div className="flex flex-wrap items-end gap-2">
      <Field
        label={
          <span>
            Means<span className="sr-only"> {words}</span>
          </span>
        }
        className="w-44"
      >
        <Select
          value={status}
          placeholder="Not decided"
          options={NORMALISED_STATUSES.map((one) => ({
            value: one,
            label: one === "unmapped" ? "Not mapped" : statusLabels[one],
            disabled: one === "unmapped" && mapping.status === null,
          }))}
          onChange={(event) => {
            setStatus(event.target.value);
            const next = NORMALISED_STATUSES.find((one) => one === event.target.value);
            if (next) setWaiting(usualWaitingOn(next) ?? NOBODY);
          }}
        />
      </Field>
      <Field
        label={
          <span>
            Waiting on<span className="sr-only"> for {words}</span>
          </span>
        }
        className="w-32"
      >
        <Select
          value={waiting}
          options={[
            ...WAITING_ON.map((one) => ({ value: one, label: waitingLabels[one] })),
            { value: NOBODY, label: "Nobody" },
          ]}
          onChange={(event) => setWaiting(event.target.value)}
        />
      </Field>
      <Button onClick={onSave} pending={save.pending} disabled={!chosen || same}>
        Save <span className="sr-only">what {words} means</span>
      </Button>
      {save.failure && (
        <p role="alert" className="w-full text-danger">
          {save.failure.message}
        </p>
      )}
    </div>
  );
}
