"use client";

import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Fieldset } from "@/components/ui/fieldset";
import { TextInput } from "@/components/ui/text-input";
import type { Row } from "@/lib/quickr/types";
import { RemoveButton } from "../remove-button";
import { editFields, type TextRow, textRows } from "./edit-rows";

/** A row of the form with the row of the case that it was, if any. */
export interface Entry {
  key: string;
  text: TextRow;
  before: Row | undefined;
}

export const newEntry = (): Entry => ({ key: crypto.randomUUID(), text: {}, before: undefined });

/** Entries as the form starts with them. */
export function entriesOf(rows: readonly Row[]): Entry[] {
  const texts = textRows(rows);
  return rows.map((before, index) => ({ ...newEntry(), text: texts[index] ?? {}, before }));
}

interface RowsEditorProps {
  /** Section type: it says which fields an entry has. */
  type: string;
  /** What stands before the number of an entry, e.g. "Signatories". */
  label: string;
  entries: readonly Entry[];
  errors?: Record<string, string[]> | undefined;
  onChange: (entries: Entry[]) => void;
}

/** Entries of one section as fields: people, accounts, sites. */
export function RowsEditor({ type, label, entries, errors, onChange }: RowsEditorProps) {
  const fields = editFields(
    type,
    entries.flatMap(({ before }) => (before ? [before] : [])),
  );
  return (
    <div data-rows className="flex flex-col gap-4">
      {entries.map((entry, index) => (
        <div key={entry.key} data-row>
          <Fieldset legend={`${label} ${index + 1}`}>
            <div className="grid gap-3 desk:grid-cols-2">
              {fields.map(({ key, label: name }) => (
                <Field key={key} label={name} error={errors?.[`data.${index}.${key}`]}>
                  <TextInput
                    value={entry.text[key] ?? ""}
                    onChange={(event) =>
                      onChange(
                        entries.map((one) =>
                          one.key === entry.key
                            ? { ...one, text: { ...one.text, [key]: event.target.value } }
                            : one,
                        ),
                      )
                    }
                  />
                </Field>
              ))}
            </div>
            <div>
              <RemoveButton onRemove={() => onChange(entries.filter((one) => one.key !== entry.key))}>
                <span className="sr-only">{label}</span> {index + 1}
              </RemoveButton>
            </div>
          </Fieldset>
        </div>
      ))}
      <div>
        <Button
          size="sm"
          icon={<Plus aria-hidden="true" className="size-3.5" />}
          onClick={() => onChange([...entries, newEntry()])}
        >
          Add entry <span className="sr-only">to {label}</span>
        </Button>
      </div>
    </div>
  );
}
