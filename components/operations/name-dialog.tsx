"use client";

import { useState } from "react";
import { useSubmit } from "@/components/auth/use-submit";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { nameResultAction } from "@/lib/operations/actions";
import type { OperationDto, OperationOutcome } from "@/lib/operations/types";

interface NameDialogProps {
  operation: OperationDto;
  onClose: () => void;
  onSettled: (outcome: OperationOutcome) => void;
}

/** Asks what a lost write made, as its provider's own site calls it, and settles the write with that. */
export function NameDialog({ operation, onClose, onSettled }: NameDialogProps) {
  const { label, connectionName: where, operationId } = operation;
  const { pending, failure, submit } = useSubmit(nameResultAction);
  const [id, setId] = useState("");
  const beside = failure?.fieldErrors.id?.[0];
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title="It is there?"
      description={`Look it up at ${where}'s own site. "${label}" is taken to have made what you name here, with what was entered. Nothing is sent.`}
      confirmLabel="It is this one"
      pending={pending}
      error={beside ? null : failure?.message}
      onConfirm={async () => {
        const answer = await submit({ operationId, id });
        if (answer?.data) onSettled(answer.data);
      }}
    >
      <Field label={`Case number at ${where}`} required error={beside}>
        <TextInput
          value={id}
          autoComplete="off"
          className="font-mono"
          onChange={(event) => setId(event.target.value)}
        />
      </Field>
    </ConfirmDialog>
  );
}
