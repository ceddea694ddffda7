"use client";

import { useState } from "react";
import { useCaseWrite } from "@/components/cases/use-case-write";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { deleteHubCaseAction } from "@/lib/action-management/actions";
import type { CaseView } from "@/lib/cases/types";

/** Deletes the case at its hub after its name was typed; says what stays. */
export function DeleteDialog({ view, onClose }: { view: CaseView; onClose: () => void }) {
  const { row, connection } = view;
  const { write, pending } = useCaseWrite();
  const [error, setError] = useState<string | null>(null);
  return (
    <ConfirmDialog
      open
      danger
      onClose={onClose}
      title="Delete case at the hub"
      description={
        <>
          Deletes {row.title} with its notes at {connection.name}. Action Management cannot undo it. The desk
          keeps what it knows of the case, archived, with its timeline and audit trail.
        </>
      }
      confirmLabel="Delete case"
      typeToConfirm={row.title}
      pending={pending !== null}
      error={error}
      onConfirm={() => {
        setError(null);
        void write({
          caseId: row.id,
          name: "delete",
          send: (operationId) => deleteHubCaseAction({ caseId: row.id, operationId, name: row.title }),
          done: "Case deleted at the hub",
          onRefused: (refusal) => setError(refusal.message),
          onDone: onClose,
        });
      }}
    />
  );
}
