"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { LaunchPartProps } from "@/components/launch/launch-part";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Fieldset } from "@/components/ui/fieldset";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { COUNTRIES } from "@/lib/providers/quickr/vocabulary";
import { fetchCompanies } from "@/lib/quickr/fetchers";
import { countryLabel } from "../account/countries";
import { useRested } from "../use-rested";
import { prefillPlaces } from "./body";
import type { QuickrDraft } from "./draft-schema";

const countries = COUNTRIES.map((value) => ({ value, label: countryLabel(value) }));

/** Which company, by its number or found by its name. */
export function CompanyFields({ draft, errors, connection, onChange }: LaunchPartProps<QuickrDraft>) {
  const [text, setText] = useState("");
  const search = useRested(text.trim());
  const { data, isFetching, error } = useQuery({
    queryKey: ["quickr-companies", connection.id, draft.country, search],
    queryFn: ({ signal }) =>
      fetchCompanies({ connectionId: connection.id, country: draft.country, text: search }, signal),
    enabled: search.length >= 2,
    staleTime: 60_000,
  });
  const hits = search.length < 2 ? [] : (data?.items ?? []);
  const path = `prefills.${prefillPlaces(draft).company ?? 0}.data.0.organization_number`;
  return (
    <Fieldset
      legend={<span className="font-semibold text-base">Company</span>}
      hint="With number and country Quickr fills in company, signatories and owners from the register."
      className="gap-3"
    >
      <Field label="Country" className="max-w-48">
        <Select
          value={draft.country}
          options={countries}
          onChange={(event) => {
            const country = COUNTRIES.find((one) => one === event.target.value);
            if (country) onChange({ country });
          }}
        />
      </Field>
      <Field
        label="Find company"
        hint={
          error ? "The search did not answer. Enter the number below." : "By name or number, in the register"
        }
        className="max-w-md"
      >
        <Combobox
          options={hits.map((hit) => ({
            value: hit.organizationNumber,
            label: hit.name,
            hint: [hit.organizationNumber, hit.companyType, hit.status].filter(Boolean).join(", "),
          }))}
          value={null}
          onSearch={setText}
          loading={isFetching}
          emptyText={search.length < 2 ? "Type at least two letters" : "No company found"}
          onChange={(value) => {
            if (value !== null) onChange({ organizationNumber: value });
          }}
        />
      </Field>
      <Field
        id={errors.company ? "company" : path}
        label="Organisation number"
        error={errors[path] ?? errors.company}
        className="max-w-60"
      >
        <TextInput
          mono
          inputMode="numeric"
          autoComplete="off"
          value={draft.organizationNumber}
          onChange={(event) => onChange({ organizationNumber: event.target.value })}
        />
      </Field>
    </Fieldset>
  );
}
