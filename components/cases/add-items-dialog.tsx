"use client";

import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Fieldset } from "@/components/ui/fieldset";
import { addItemsAction } from "@/lib/cases/actions";
import { statusLabels } from "@/lib/cases/words";
import { plural } from "@/lib/format/names";
import type { DialogOf } from "./dialog-kinds";
import { useCaseWrite } from "./use-case-write";

/** Puts more of the client's records into a case. */
export function AddItemsDialog({ view, onClose }: DialogOf) {
  const { row } = view;
  const { write, pending } = useCaseWrite();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [error, setError] = useState<string | null>(null);
  const inside = new Set(view.items.map((item) => item.case?.id));
  const records = view.siblings.filter(
    (one) => one.kind === "record" && one.provider === row.provider && !inside.has(one.id),
  );

  function confirm() {
    if (chosen.size === 0) {
      setError("Choose at least one record.");
      return;
    }
    setError(null);
    void write({
      caseId: row.id,
      name: "add",
      send: (operationId) => addItemsAction({ caseId: row.id, operationId, itemIds: [...chosen] }),
      done: `${plural(chosen.size, "record")} added`,
      onRefused: (refusal) => setError(refusal.message),
      onDone: onClose,
    });
  }

  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title="Add records"
      description={`To ${row.title}. A record cannot be taken out of a case again.`}
      confirmLabel="Add records"
      pending={pending !== null}
      error={error}
      onConfirm={confirm}
    >
      {records.length === 0 ? (
        <EmptyState title="No record to add">The client has no other records at this provider.</EmptyState>
      ) : (
        <Fieldset legend="Records of this client">
          {records.map((record) => (
            <Checkbox
              key={record.id}
              label={record.title}
              hint={statusLabels[record.status]}
              checked={chosen.has(record.id)}
              onChange={(event) => {
                const next = new Set(chosen);
                if (event.target.checked) next.add(record.id);
                else next.delete(record.id);
                setChosen(next);
              }}
            />
          ))}
        </Fieldset>
      )}
    </ConfirmDialog>
  );
}
