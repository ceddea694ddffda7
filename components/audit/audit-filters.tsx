"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { auditFacetsQuery } from "@/lib/audit/query-options";
import { actionLabel } from "./action-words";
import type { useAuditFilter } from "./use-audit-filter";

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1).replaceAll("-", " ");

/** Who, what, on which object and when. Every change shows at once. */
export function AuditFilters({ state }: { state: ReturnType<typeof useAuditFilter> }) {
  const { filter, active, set, clear } = state;
  const facets = useQuery(auditFacetsQuery).data;
  const [objectId, setObjectId] = useState(filter.objectId ?? "");

  // Another way of changing the filter, such as Clear or the browser's Back, shows in the field.
  useEffect(() => setObjectId(filter.objectId ?? ""), [filter.objectId]);

  const actors = [
    ...(facets?.actors ?? []).map(({ id, name }) => ({ value: id, label: name })),
    { value: "system", label: "Gatehouse" },
    { value: "provider", label: "Provider" },
  ];
  return (
    <form
      aria-label="Filter the audit trail"
      className="grid grid-cols-2 items-end gap-3 desk:grid-cols-3 facts:grid-cols-6"
      onSubmit={(event) => {
        event.preventDefault();
        set("objectId", objectId.trim());
      }}
    >
      <Field label="Who">
        <Select
          placeholder="Anyone"
          value={filter.actor ?? ""}
          options={actors}
          onChange={(event) => set("actor", event.target.value)}
        />
      </Field>
      <Field label="Action">
        <Select
          placeholder="Any action"
          value={filter.action ?? ""}
          options={(facets?.actions ?? []).map((value) => ({ value, label: actionLabel(value) }))}
          onChange={(event) => set("action", event.target.value)}
        />
      </Field>
      <Field label="Object">
        <Select
          placeholder="Any object"
          value={filter.objectType ?? ""}
          options={(facets?.objectTypes ?? []).map((value) => ({ value, label: capital(value) }))}
          onChange={(event) => set("objectType", event.target.value)}
        />
      </Field>
      <Field label="Object id">
        <TextInput
          mono
          maxLength={128}
          autoComplete="off"
          value={objectId}
          onChange={(event) => setObjectId(event.target.value)}
          onBlur={() => set("objectId", objectId.trim())}
        />
      </Field>
      <Field label="From">
        <DateInput
          value={filter.from ?? ""}
          max={filter.to}
          onChange={(event) => set("from", event.target.value)}
        />
      </Field>
      <Field label="To">
        <DateInput
          value={filter.to ?? ""}
          min={filter.from}
          onChange={(event) => set("to", event.target.value)}
        />
      </Field>
      {active && (
        <div>
          <Button variant="quiet" onClick={clear}>
            Clear filter
          </Button>
        </div>
      )}
    </form>
  );
}
