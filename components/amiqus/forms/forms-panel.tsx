"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { ProviderPanelProps } from "@/components/clients/provider-panel";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { SkeletonRows } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { formsOptions } from "@/lib/amiqus/forms/query-options";
import type { ClientFormRow } from "@/lib/amiqus/forms/types";
import { plural } from "@/lib/format/names";

const FormDialog = dynamic(() => import("./form-dialog").then((module) => module.FormDialog), {
  ssr: false,
});

const types = [
  { value: "requested", label: "Requested of the client" },
  { value: "internal", label: "Internal" },
];

/** The forms that a client was asked to fill in, and those of the team about the client. */
export default function FormsPanel({ clientId, connectionId }: ProviderPanelProps) {
  const at = { clientId, connectionId };
  const [type, setType] = useState<"internal" | "requested" | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const { data, error, refetch, isFetching } = useQuery(formsOptions(at, type));
  return (
    <div className="[&>section]:border-t-0">
      <Section
        title="Forms"
        description="Requested forms are filled in by the client, internal ones by the team."
      >
        <Field label="Type" className="mb-3 max-w-64">
          <Select
            value={type ?? ""}
            placeholder="Both types"
            options={types}
            onChange={({ target: { value } }) =>
              setType(value === "internal" || value === "requested" ? value : null)
            }
          />
        </Field>
        {data && data.length > 0 && (
          <ul aria-label="Forms">
            {data.map((form) => (
              <FormRow key={form.reference} form={form} onOpen={() => setOpen(form.reference)} />
            ))}
          </ul>
        )}
        {data && data.length === 0 && (
          <EmptyState title={type === null ? "No forms yet" : "No form is of this type"}>
            {type === null ? "Launch a record with a form step to ask the client." : null}
          </EmptyState>
        )}
        {!data && error && <ErrorState error={error} onRetry={() => void refetch()} retrying={isFetching} />}
        {!data && !error && <SkeletonRows rows={3} label="Loading forms" />}
        {open && <FormDialog at={at} reference={open} onClose={() => setOpen(null)} />}
      </Section>
    </div>
  );
}

function FormRow({ form, onOpen }: { form: ClientFormRow; onOpen: () => void }) {
  const kind = types.find((one) => one.value === form.type)?.label ?? form.type;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b py-2.5 last:border-b-0">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="wrap-anywhere font-medium text-sm">{form.name}</span>
          <Badge tone={form.completedAt ? "approved" : "awaiting"}>
            {form.completedAt ? "Completed" : "Not completed"}
          </Badge>
          {form.archivedAt && <Badge>Archived</Badge>}
          {form.flagged > 0 && <Badge tone="review">{plural(form.flagged, "answer")} flagged</Badge>}
        </p>
        <p className="mt-0.5 text-ink-2 text-xs">
          {kind} · {form.answered} of {plural(form.questions, "question")} answered ·{" "}
          <RelativeTime at={form.completedAt ?? form.updatedAt} />
        </p>
        {form.caseId && (
          <p className="mt-0.5 text-xs">
            <TextLink href={`/cases/${form.caseId}`}>Record that asked for it</TextLink>
          </p>
        )}
      </div>
      <Button size="sm" aria-label={`Open ${form.name}`} onClick={onOpen}>
        Open
      </Button>
    </li>
  );
}
