"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { CasesQuestion } from "@/lib/action-management/fetchers";

type Filter = Pick<CasesQuestion, "property" | "operator" | "value">;

const properties = [
  { value: "", label: "Anything" },
  { value: "dateDue", label: "Due" },
  { value: "dateCreated", label: "Created" },
  { value: "dateModified", label: "Changed" },
  { value: "cost", label: "Cost" },
  { value: "id", label: "Id" },
];
const ofDates = [
  { value: "lessThan", label: "before" },
  { value: "greaterThan", label: "after" },
];
const ofNumbers = [
  { value: "equals", label: "is" },
  { value: "notEquals", label: "is not" },
  { value: "greaterThan", label: "above" },
  { value: "lessThan", label: "below" },
];

/** One condition that the hub itself filters by: a date or a number. Names may be people's and are not among them. */
export function CasesFilter({ onFilter }: { onFilter: (filter: Filter) => void }) {
  const [filter, setFilter] = useState<Filter>({ property: "", operator: "lessThan", value: "" });
  const [error, setError] = useState<string>();
  const { property, operator, value } = filter;
  const dated = property.startsWith("date");

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    const wrong = dated ? value === "" : value.trim() === "" || Number.isNaN(Number(value));
    setError(property !== "" && wrong ? (dated ? "Enter a day." : "Enter a number.") : undefined);
    if (property === "" || !wrong) onFilter({ property, operator, value: value.trim() });
  }

  return (
    <form
      noValidate
      onSubmit={onSubmit}
      aria-label="Condition"
      className="mb-3 flex flex-wrap items-start gap-3"
    >
      <Field label="Only where">
        <Select
          value={property}
          options={properties}
          onChange={({ target }) => setFilter({ property: target.value, operator: "lessThan", value: "" })}
        />
      </Field>
      {property !== "" && (
        <>
          <Field label="Comparison">
            <Select
              value={operator}
              options={dated ? ofDates : ofNumbers}
              onChange={({ target }) => setFilter({ ...filter, operator: target.value })}
            />
          </Field>
          <Field label={dated ? "Day, in UTC" : "Number"} error={error}>
            {dated ? (
              <DateInput
                value={value}
                onChange={({ target }) => setFilter({ ...filter, value: target.value })}
              />
            ) : (
              <TextInput
                inputMode="decimal"
                value={value}
                autoComplete="off"
                onChange={({ target }) => setFilter({ ...filter, value: target.value })}
              />
            )}
          </Field>
        </>
      )}
      <Button type="submit" className="self-end">
        Show cases
      </Button>
    </form>
  );
}
