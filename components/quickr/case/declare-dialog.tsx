"use client";

import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { FormDialog } from "@/components/ui/form-dialog";
import { Section } from "@/components/ui/section";
import { updateDeclarationAction } from "@/lib/quickr/actions";
import type { QuickrCaseDto } from "@/lib/quickr/types";
import { editedRows } from "./edit-rows";
import { type Entry, entriesOf, RowsEditor } from "./rows-editor";
import { useCaseWrites } from "./with-case";

interface DeclareDialogProps {
  quickr: QuickrCaseDto;
  declarationId: string;
  onClose: () => void;
}

/** Fills in the declaration in the client's place, section by section, as far as staff know it. */
export function DeclareDialog({ quickr, declarationId, onClose }: DeclareDialogProps) {
  const { write, pending } = useCaseWrites(quickr.caseId);
  const [entries, setEntries] = useState<ReadonlyMap<string, Entry[]>>(
    () => new Map(quickr.sections.map(({ type }) => [type, entriesOf(quickr.editable[type] ?? [])])),
  );
  const [finish, setFinish] = useState(false);
  const [error, setError] = useState<string | null>(null);

  function save() {
    setError(null);
    const sections = [...entries].flatMap(([type, list]) => {
      const rows = editedRows(
        list.map((entry) => entry.text),
        list.map((entry) => entry.before),
      );
      const data = rows.filter((row) => Object.keys(row).length > 0);
      return data.length === 0 ? [] : [{ type, data }];
    });
    if (sections.length === 0 && !finish) {
      setError("Fill in at least one entry.");
      return;
    }
    void write({
      name: "declare",
      send: (operationId) =>
        updateDeclarationAction({ caseId: quickr.caseId, operationId, declarationId, finish, sections }),
      done: finish ? "Declaration finished" : "Declaration saved",
      onRefused: (refusal) => setError(refusal.message),
      onGone: onClose,
    });
  }

  return (
    <FormDialog
      onClose={onClose}
      title="Fill in the declaration"
      description="For the client, as far as you know it. What is left empty stays for them."
      submit={finish ? "Save and finish" : "Save declaration"}
      pending={pending !== null}
      problem={error}
      onSubmit={save}
    >
      {quickr.sections.map(({ type, label }) => (
        <Section key={type} title={label} level={3}>
          <RowsEditor
            type={type}
            label={label}
            entries={entries.get(type) ?? []}
            onChange={(next) => setEntries(new Map(entries).set(type, next))}
          />
        </Section>
      ))}
      <Checkbox
        label="The declaration is finished"
        hint="The contract goes out or the checks start. The client’s form closes, and this cannot be undone."
        checked={finish}
        onChange={(event) => setFinish(event.target.checked)}
      />
    </FormDialog>
  );
}
