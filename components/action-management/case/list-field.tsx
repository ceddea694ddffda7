"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { EditListDto } from "@/lib/action-management/types";
import type { ListChoice } from "@/lib/providers/action-management/case-edit";

interface ListFieldProps {
  list: EditListDto;
  value: ListChoice | undefined;
  error: readonly string[] | undefined;
  onChange: (choice: ListChoice) => void;
}

/** The chosen item of one list, and of a category its sub-category. */
export function ListField({ list, value, error, onChange }: ListFieldProps) {
  const item = list.items.find((one) => one.id === value?.id);
  // Ids repeat in what hubs send; the first of each is the one that counts.
  const items = [...new Map(list.items.map((one) => [one.id, one])).values()];
  const hint = list.known
    ? undefined
    : "The program has no such list any more, so nothing else can be chosen.";
  return (
    <div className="flex flex-wrap gap-3">
      <Field id={`lists.${list.key}`} label={list.name} hint={hint} error={error} className="min-w-56 flex-1">
        <Select
          value={value === undefined ? "" : String(value.id)}
          {...(value === undefined ? { placeholder: "Not chosen" } : {})}
          options={items.map((one) => ({ value: String(one.id), label: one.name }))}
          onChange={(event) => {
            const id = Number(event.target.value);
            if (event.target.value !== "") onChange({ id, subCategoryId: null });
          }}
        />
      </Field>
      {value !== undefined && item !== undefined && item.subCategories.length > 0 && (
        <Field label={`Sub-category of ${list.name.toLowerCase()}`} className="min-w-56 flex-1">
          <Select
            value={value.subCategoryId === null ? "" : String(value.subCategoryId)}
            placeholder="None"
            options={item.subCategories.map((sub) => ({ value: String(sub.id), label: sub.name }))}
            onChange={({ target }) =>
              onChange({ id: value.id, subCategoryId: target.value === "" ? null : Number(target.value) })
            }
          />
        </Field>
      )}
    </div>
  );
}
