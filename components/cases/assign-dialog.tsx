"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { assignCaseAction } from "@/lib/cases/actions";
import { assignedWords } from "@/lib/cases/words";
import { joinWords } from "@/lib/format/names";
import { providerEntry } from "@/lib/providers/catalog";
import { providerName } from "@/lib/providers/names";
import type { DialogOf } from "./dialog-kinds";
import { useQueue } from "./queue-context";
import { useCaseWrite } from "./use-case-write";

/** Gives the case to a member, or takes it off everybody. */
export function AssignDialog({ view, onClose }: DialogOf) {
  const { row } = view;
  const { desk, memberId } = useQueue();
  const { write, pending } = useCaseWrite();
  const formId = useId();
  const [chosen, setChosen] = useState<string | null>(row.assigneeId ?? memberId);
  const [error, setError] = useState<string | null>(null);
  const provider = providerName(row.provider);
  const mirrored = providerEntry(row.provider)?.capabilities.assignees.includes(row.kind) ?? false;
  const there = mirrored ? (view.content?.assignees ?? []).map((member) => member.name) : [];

  function assign(assigneeId: string | null) {
    setError(null);
    void write({
      caseId: row.id,
      name: assigneeId === null ? "nobody" : "assign",
      expect: ({ assigneeId: _, ...shown }) => (assigneeId === null ? shown : { ...shown, assigneeId }),
      send: (operationId) => assignCaseAction({ caseId: row.id, operationId, assigneeId }),
      done: (result) => assignedWords(result, provider, assigneeId === null),
      onRefused: (refusal) => setError(refusal.message),
      onDone: onClose,
    });
  }

  return (
    <Dialog
      open
      onClose={onClose}
      size="sm"
      title="Assign case"
      description={row.clientName ?? row.title}
      footer={
        <>
          <Button type="submit" form={formId} variant="primary" pending={pending === "assign"}>
            Assign case
          </Button>
          {row.assigneeId && (
            <Button pending={pending === "nobody"} onClick={() => assign(null)}>
              Take off everybody
            </Button>
          )}
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
          if (chosen === null) setError("Choose a member.");
          else assign(chosen);
        }}
      >
        {error && <Notice tone="danger">{error}</Notice>}
        {there.length > 1 && (
          <Notice>
            At {provider} {joinWords(there)} hold it. Assigning it takes their place.
          </Notice>
        )}
        <Field label="Member" required>
          <Combobox
            value={chosen}
            onChange={setChosen}
            options={desk.members
              .filter((member) => member.active)
              .map((member) => ({
                value: member.id,
                label: member.id === memberId ? `${member.name} (me)` : member.name,
              }))}
          />
        </Field>
      </form>
    </Dialog>
  );
}
