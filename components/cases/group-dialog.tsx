"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextInput } from "@/components/ui/text-input";
import { addItemsAction, groupCaseAction } from "@/lib/cases/actions";
import { groupTargetsOptions } from "@/lib/cases/query-options";
import type { CaseWriteResult } from "@/lib/cases/types";
import { statusLabels } from "@/lib/cases/words";
import type { DialogOf } from "./dialog-kinds";
import { useQueue } from "./queue-context";
import { useCaseWrite } from "./use-case-write";

const NEW = "new";

/** Puts a record into a case: a new one, or one that the client has already. */
export function GroupDialog({ view, onClose }: DialogOf) {
  const { row } = view;
  const { open } = useQueue();
  const { write, pending } = useCaseWrite();
  const targets = useQuery(groupTargetsOptions(row.id));
  const inside = new Set(view.groups.map((group) => group.id));
  const others = (targets.data ?? []).filter((target) => !inside.has(target.id));
  const [choice, setChoice] = useState(NEW);
  const [title, setTitle] = useState(row.clientName ?? "");
  const [reference, setReference] = useState("");
  const [createId, setCreateId] = useState(() => crypto.randomUUID());
  const [error, setError] = useState<string | null>(null);

  function confirm() {
    if (choice === NEW && title.trim() === "") {
      setError("Give the case a name.");
      return;
    }
    setError(null);
    const caseId = row.id;
    if (choice === NEW) {
      void write<CaseWriteResult & { caseId: string | null }>({
        caseId,
        name: "group",
        onRefused: (refusal, result) => {
          setError(refusal.message);
          // A case that was refused may be sent with other values; one that was made may not be made again.
          if (result && result.caseId === null) setCreateId(crypto.randomUUID());
        },
        send: (operationId) =>
          groupCaseAction({
            caseId,
            operationId,
            createId,
            title: title.trim(),
            reference: reference.trim() || null,
          }),
        done: "Case created with this record in it",
        onDone: (result) => {
          onClose();
          if (result.state === "sent" && result.caseId) open(result.caseId);
        },
      });
    } else {
      void write<CaseWriteResult>({
        caseId,
        name: "group",
        onRefused: (refusal) => setError(refusal.message),
        send: (operationId) => addItemsAction({ caseId: choice, operationId, itemIds: [caseId] }),
        done: "Record added to the case",
        onDone: onClose,
      });
    }
  }

  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title="Group into a case"
      description={`${row.clientName ?? row.title}. A case collects records of one client, and is what is approved or rejected. A record cannot be taken out of a case again.`}
      confirmLabel={choice === NEW ? "Create case" : "Add to case"}
      pending={pending !== null}
      error={error}
      onConfirm={confirm}
    >
      {others.length > 0 && (
        <RadioGroup
          legend="Into which case"
          value={choice}
          onChange={setChoice}
          options={[
            { value: NEW, label: "A new case" },
            ...others.map((target) => ({
              value: target.id,
              label: target.title,
              hint: statusLabels[target.status],
            })),
          ]}
        />
      )}
      {choice === NEW && (
        <>
          <Field label="Name" required>
            <TextInput value={title} maxLength={255} onChange={(event) => setTitle(event.target.value)} />
          </Field>
          <Field label="Reference" hint="Your own matter or file number.">
            <TextInput
              mono
              value={reference}
              maxLength={255}
              onChange={(event) => setReference(event.target.value)}
            />
          </Field>
        </>
      )}
    </ConfirmDialog>
  );
}
