"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import type { Refusal } from "@/components/operations/use-provider-write";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Fieldset } from "@/components/ui/fieldset";
import { FormDialog } from "@/components/ui/form-dialog";
import { TextInput } from "@/components/ui/text-input";
import { writeChecklistAction } from "@/lib/quickr/actions";
import { quickrKeys } from "@/lib/quickr/query-options";
import type { ChecklistDto } from "@/lib/quickr/types";
import { RemoveButton } from "../remove-button";
import { useQuickrWrite } from "../use-quickr-write";

interface Item {
  key: string;
  id: string | null;
  title: string;
  description: string;
}

interface ChecklistDialogProps {
  connectionId: string;
  /** Null makes a new one. */
  checklist: ChecklistDto | null;
  onClose: () => void;
}

const newItem = (): Item => ({ key: crypto.randomUUID(), id: null, title: "", description: "" });

/** Creates a checklist or changes one. */
export function ChecklistDialog({ connectionId, checklist, onClose }: ChecklistDialogProps) {
  const { write, pending } = useQuickrWrite([quickrKeys.checklists(connectionId)]);
  const [name, setName] = useState(checklist?.name ?? "");
  const [description, setDescription] = useState(checklist?.description ?? "");
  const [items, setItems] = useState<Item[]>(
    () =>
      checklist?.items.map((item) => ({ ...item, key: item.id, description: item.description ?? "" })) ?? [
        newItem(),
      ],
  );
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const errors = refusal?.fieldErrors ?? {};
  const change = (key: string, patch: Partial<Item>) =>
    setItems(items.map((item) => (item.key === key ? { ...item, ...patch } : item)));

  function save() {
    setRefusal(null);
    void write({
      name: "checklist",
      send: (operationId) =>
        writeChecklistAction({
          connectionId,
          operationId,
          checklistId: checklist?.id ?? null,
          name: name.trim(),
          description: description.trim() || null,
          items: items.map(({ id, title, description: more }) => ({
            id,
            title: title.trim(),
            description: more.trim() || null,
          })),
        }),
      done: checklist ? "Checklist changed" : "Checklist created",
      onRefused: setRefusal,
      onGone: onClose,
    });
  }

  return (
    <FormDialog
      onClose={onClose}
      title={checklist ? "Edit checklist" : "Create checklist"}
      description="Cases that have it already keep the list as it was."
      submit={checklist ? "Save checklist" : "Create checklist"}
      pending={pending !== null}
      problem={refusal?.message}
      onSubmit={save}
    >
      <Field label="Name" error={errors.name} required>
        <TextInput value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field label="Description" error={errors.description}>
        <TextInput value={description} onChange={(event) => setDescription(event.target.value)} />
      </Field>
      <Fieldset legend="Items" error={errors.items}>
        <div data-rows className="flex flex-col gap-3">
          {items.map((item, index) => (
            <div key={item.key} data-row className="grid items-end gap-2 desk:grid-cols-[1fr_1fr_auto]">
              <Field label={`Item ${index + 1}`} error={errors[`items.${index}.title`]} required>
                <TextInput
                  value={item.title}
                  onChange={(event) => change(item.key, { title: event.target.value })}
                />
              </Field>
              <Field label={`Explanation of item ${index + 1}`} error={errors[`items.${index}.description`]}>
                <TextInput
                  value={item.description}
                  onChange={(event) => change(item.key, { description: event.target.value })}
                />
              </Field>
              <RemoveButton size="md" onRemove={() => setItems(items.filter((one) => one.key !== item.key))}>
                <span className="sr-only">item {index + 1}</span>
              </RemoveButton>
            </div>
          ))}
          <div>
            <Button
              size="sm"
              icon={<Plus aria-hidden="true" className="size-3.5" />}
              onClick={() => setItems([...items, newItem()])}
            >
              Add item
            </Button>
          </div>
        </div>
      </Fieldset>
    </FormDialog>
  );
}
