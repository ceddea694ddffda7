"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { updateCaseAction } from "@/lib/cases/actions";
import type { DialogOf } from "./dialog-kinds";
import { useCaseWrite, type WriteError } from "./use-case-write";

/** Changes a case's name and reference at its provider. */
export function RenameDialog({ view, onClose }: DialogOf) {
  const { row } = view;
  const { write, pending } = useCaseWrite();
  const [title, setTitle] = useState(row.title);
  const [reference, setReference] = useState(row.reference ?? "");
  const [error, setError] = useState<WriteError | null>(null);
  const empty = title.trim() === "";

  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title="Rename case"
      description={`${row.clientName ?? row.title}. The provider shows the new name too.`}
      confirmLabel="Save name"
      pending={pending !== null}
      error={error?.message ?? null}
      onConfirm={() => {
        if (empty) {
          setError({ message: "Give the case a name.", fieldErrors: {} });
          return;
        }
        setError(null);
        const patch = { title: title.trim(), reference: reference.trim() || null };
        void write({
          caseId: row.id,
          name: "rename",
          expect: ({ reference: _, ...shown }) => ({
            ...shown,
            title: patch.title,
            ...(patch.reference === null ? {} : { reference: patch.reference }),
          }),
          send: (operationId) => updateCaseAction({ caseId: row.id, operationId, patch }),
          done: "Name saved",
          onRefused: setError,
          onDone: onClose,
        });
      }}
    >
      <Field label="Name" required error={error?.fieldErrors.title ?? error?.fieldErrors["patch.title"]}>
        <TextInput value={title} maxLength={255} onChange={(event) => setTitle(event.target.value)} />
      </Field>
      <Field label="Reference" error={error?.fieldErrors.reference ?? error?.fieldErrors["patch.reference"]}>
        <TextInput
          mono
          value={reference}
          maxLength={255}
          onChange={(event) => setReference(event.target.value)}
        />
      </Field>
    </ConfirmDialog>
  );
}
