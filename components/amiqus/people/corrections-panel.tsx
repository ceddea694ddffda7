"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ProviderPanelProps } from "@/components/clients/provider-panel";
import { Loaded } from "@/components/frame/loaded";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { correctionsOptions } from "@/lib/amiqus/people/query-options";
import { may } from "@/lib/auth/roles";
import { CorrectionCard } from "./correction-card";

const statuses = [
  { value: "pending", label: "Pending" },
  { value: "accepted", label: "Accepted" },
  { value: "rejected", label: "Rejected" },
  { value: "", label: "All" },
];

/** Other spellings of their name that the client proposed, to be accepted or rejected. */
export default function CorrectionsPanel({ clientId, linkId, role }: ProviderPanelProps) {
  const [status, setStatus] = useState("pending");
  const query = useQuery(correctionsOptions({ clientId, linkId }, status));
  return (
    <Section
      title="Corrections of the name"
      description="What the client says is wrong with the name that Amiqus has."
    >
      <Field label="Status" className="mb-4 max-w-48">
        <Select options={statuses} value={status} onChange={(event) => setStatus(event.target.value)} />
      </Field>
      <Loaded query={query} what="corrections">
        {({ current, items }) =>
          items.length === 0 ? (
            <EmptyState title={status === "pending" ? "No corrections wait for you" : "No corrections"}>
              They come in when the client corrects their name while answering a record.
            </EmptyState>
          ) : (
            <ul className="flex flex-col gap-4" aria-busy={query.isPlaceholderData}>
              {items.map((correction) => (
                <CorrectionCard
                  key={correction.id}
                  linkId={linkId}
                  current={current}
                  correction={correction}
                  canWrite={may(role, "client.write")}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}
