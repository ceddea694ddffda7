"use client";

import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { membersOptions } from "@/lib/amiqus/people/query-options";
import type { usePeopleFilter } from "./use-people-filter";

const statuses = [
  { value: "pending", label: "Pending" },
  { value: "approved", label: "Approved" },
  { value: "rejected", label: "Rejected" },
];
const visibilities = [
  { value: "active", label: "Active" },
  { value: "archived", label: "Archived" },
];
const sorts = [
  { value: "created_at", label: "Created" },
  { value: "updated_at", label: "Changed" },
  { value: "name.first_name", label: "First name" },
  { value: "name.last_name", label: "Last name" },
  { value: "archived_at", label: "Archived" },
];

interface PeopleFiltersProps {
  connectionId: string;
  state: ReturnType<typeof usePeopleFilter>;
}

/** The filters and sorts that Amiqus has for its list. */
export function PeopleFilters({ connectionId, state }: PeopleFiltersProps) {
  const members = useQuery(membersOptions(connectionId));
  const { filter, text, set } = state;
  return (
    <search className="mb-4 flex flex-wrap items-end gap-3 max-desk:grid max-desk:grid-cols-2">
      <Field label="Search in" className="w-40 max-desk:w-full">
        <Select
          value={filter.by}
          options={[
            { value: "search", label: "Names and more" },
            { value: "reference", label: "Exact reference" },
          ]}
          onChange={(event) => set("by", event.target.value)}
        />
      </Field>
      <Field
        label={filter.by === "reference" ? "Reference" : "Name, reference or organisation"}
        className="w-60 max-desk:order-first max-desk:col-span-2 max-desk:w-full"
      >
        <TextInput
          type="search"
          value={text}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => state.type(event.target.value)}
        />
      </Field>
      <Field label="Status" className="w-32 max-desk:w-full">
        <Select
          value={filter.status ?? ""}
          placeholder="Any status"
          options={statuses}
          onChange={(event) => set("status", event.target.value)}
        />
      </Field>
      <Field label="Visibility" className="w-40 max-desk:w-full">
        <Select
          value={filter.visibility ?? ""}
          placeholder="Active and archived"
          options={visibilities}
          onChange={(event) => set("visibility", event.target.value)}
        />
      </Field>
      <Field label="Assignee" className="w-40 max-desk:w-full">
        <Combobox
          value={filter.assignee}
          options={(members.data ?? []).map((member) => ({
            value: member.id,
            label: member.name,
            hint: member.deskName === null ? "not in this team" : member.email,
          }))}
          loading={members.isPending}
          placeholder="Anybody"
          emptyText={members.isError ? "Amiqus did not say who its members are" : "No member of this name"}
          onChange={(value) => set("assignee", value ?? "")}
        />
      </Field>
      <Field label="Sort by" className="w-32 max-desk:w-full">
        <Select value={filter.sort} options={sorts} onChange={(event) => set("sort", event.target.value)} />
      </Field>
      <Field label="Order" className="w-32 max-desk:w-full">
        <Select
          value={filter.order}
          options={[
            { value: "desc", label: "Descending" },
            { value: "asc", label: "Ascending" },
          ]}
          onChange={(event) => set("order", event.target.value)}
        />
      </Field>
      {state.active && (
        <Button variant="quiet" onClick={state.clear}>
          Clear filters
        </Button>
      )}
    </search>
  );
}
