"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { FILE_SOURCES, SOURCE_TYPES, sourceTypeProblem, sourceWords } from "@/lib/amiqus/files/sources";
import { type FileOrder, fileOrders, type ShownFiles } from "./use-file-filter";

interface FileFiltersProps {
  shown: ShownFiles;
  onChange: (change: Partial<ShownFiles>) => void;
  search: string;
  onSearch: (text: string) => void;
}

const orders = Object.entries(fileOrders).map(([value, { label }]) => ({ value, label }));

function isOrder(value: string): value is FileOrder {
  return value in fileOrders;
}

/** Which files to list and in which order. A kind can be chosen once its source is. */
export function FileFilters({ shown, onChange, search, onSearch }: FileFiltersProps) {
  const { source, kind, order } = shown;
  const problem = sourceTypeProblem(source ?? undefined);
  return (
    <search aria-label="Files" className="mb-3 grid gap-3 desk:grid-cols-4 desk:items-end">
      <Field label="Search">
        <TextInput
          type="search"
          value={search}
          autoComplete="off"
          maxLength={255}
          onChange={(event) => onSearch(event.target.value)}
        />
      </Field>
      <Field label="Source">
        <Select
          value={source ?? ""}
          placeholder="Any source"
          options={FILE_SOURCES.map((value) => ({ value, label: sourceWords(value) }))}
          onChange={(event) => {
            const next = FILE_SOURCES.find((one) => one === event.target.value) ?? null;
            onChange({ source: next, kind: null });
          }}
        />
      </Field>
      <Field label="Kind" hint={problem ?? undefined}>
        <Select
          value={kind ?? ""}
          placeholder="Any kind"
          disabled={problem !== null}
          options={(source ? SOURCE_TYPES[source] : []).map((value) => ({
            value,
            label: sourceWords(value),
          }))}
          onChange={(event) => {
            const kinds = source ? SOURCE_TYPES[source] : [];
            onChange({ kind: kinds.find((one) => one === event.target.value) ?? null });
          }}
        />
      </Field>
      <Field label="Order">
        <Select
          value={order}
          options={orders}
          onChange={(event) => isOrder(event.target.value) && onChange({ order: event.target.value })}
        />
      </Field>
    </search>
  );
}
