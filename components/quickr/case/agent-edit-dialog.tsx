"use client";

import { useState } from "react";
import type { Refusal } from "@/components/operations/use-provider-write";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Select } from "@/components/ui/select";
import { AGENT_EDIT_TYPES, type QuickrAgentEditType, sectionLabel } from "@/lib/providers/quickr/vocabulary";
import { createAgentEditAction } from "@/lib/quickr/actions";
import type { QuickrCaseDto } from "@/lib/quickr/types";
import { editedRows } from "./edit-rows";
import { entriesOf, newEntry, RowsEditor } from "./rows-editor";
import { useCaseWrites } from "./with-case";

/** Overrides what was declared of one section. */
export function AgentEditDialog({ quickr, onClose }: { quickr: QuickrCaseDto; onClose: () => void }) {
  const { write, pending } = useCaseWrites(quickr.caseId);
  const rowsOf = (type: QuickrAgentEditType) => quickr.editable[type] ?? [];
  const start = (type: QuickrAgentEditType) =>
    rowsOf(type).length === 0 ? [newEntry()] : entriesOf(rowsOf(type));
  const first = AGENT_EDIT_TYPES.find((one) => rowsOf(one).length > 0) ?? AGENT_EDIT_TYPES[0];
  const [type, setType] = useState<QuickrAgentEditType>(first);
  const [entries, setEntries] = useState(() => start(first));
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  function save() {
    setRefusal(null);
    const data = editedRows(
      entries.map((entry) => entry.text),
      entries.map((entry) => entry.before),
    );
    if (data.length === 0 || data.some((row) => Object.keys(row).length === 0)) {
      setRefusal({ message: "Fill in every entry, or remove it.", code: "invalid", fieldErrors: {} });
      return;
    }
    void write({
      name: "edit",
      send: (operationId) => createAgentEditAction({ caseId: quickr.caseId, operationId, type, data }),
      done: `${sectionLabel(type)} put right`,
      onRefused: setRefusal,
      onGone: onClose,
    });
  }

  return (
    <FormDialog
      onClose={onClose}
      title="Edit declared data"
      description="What is saved here takes the place of what the client declared in this section. Quickr keeps both."
      submit="Save edit"
      pending={pending !== null}
      problem={refusal?.message}
      onSubmit={save}
    >
      <Field label="Section" className="max-w-72">
        <Select
          value={type}
          options={AGENT_EDIT_TYPES.map((value) => ({ value, label: sectionLabel(value) }))}
          onChange={(event) => {
            const next = AGENT_EDIT_TYPES.find((one) => one === event.target.value);
            if (!next) return;
            setType(next);
            setEntries(start(next));
          }}
        />
      </Field>
      <RowsEditor
        type={type}
        label={sectionLabel(type)}
        entries={entries}
        errors={refusal?.fieldErrors}
        onChange={setEntries}
      />
    </FormDialog>
  );
}
