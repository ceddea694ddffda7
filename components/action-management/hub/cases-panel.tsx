"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Loaded } from "@/components/frame/loaded";
import { Checkbox } from "@/components/ui/checkbox";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { useTimeZone } from "@/components/ui/time-zone";
import type { CasesQuestion } from "@/lib/action-management/fetchers";
import { hubCasesOptions } from "@/lib/action-management/query-options";
import type { HubCaseDto } from "@/lib/action-management/types";
import { formatDate } from "@/lib/format/dates";
import { joinWords } from "@/lib/format/names";
import { CasesFilter } from "./cases-filter";
import { SkipPager } from "./skip-pager";

const orders = [
  { value: "dateCreated", label: "Created" },
  { value: "dateModified", label: "Changed" },
  { value: "dateDue", label: "Due" },
  { value: "id", label: "Id" },
  { value: "name", label: "Name" },
  { value: "cost", label: "Cost" },
];
const directions = [
  { value: "false", label: "Last first" },
  { value: "true", label: "First first" },
];
const states = [
  { value: "all", label: "All cases" },
  { value: "open", label: "Open cases" },
  { value: "closed", label: "Closed cases" },
];
const sizes = ["20", "50", "100"].map((value) => ({ value, label: `${value} a page` }));

/** What the list is asked for first. */
export const firstCases: CasesQuestion = {
  order: "dateCreated",
  ascending: false,
  state: "all",
  property: "",
  operator: "equals",
  value: "",
  people: false,
  top: "20",
  skip: 0,
};

/** The hub's own list of its cases, as it orders and filters them: to compare with the desk. */
export function CasesPanel({ connectionId }: { connectionId: string }) {
  const [question, setQuestion] = useState(firstCases);
  const query = useQuery(hubCasesOptions(connectionId, question));
  const ask = (patch: Partial<CasesQuestion>) => setQuestion({ ...question, skip: 0, ...patch });
  return (
    <Section
      title="Cases at the hub"
      description="As the hub itself lists them. Every poll brings new and changed ones to the desk."
    >
      <div className="mb-3 flex flex-wrap gap-3">
        <Field label="Show">
          <Select
            value={question.state}
            options={states}
            onChange={({ target }) => ask({ state: target.value })}
          />
        </Field>
        <Field label="Order by">
          <Select
            value={question.order}
            options={orders}
            onChange={({ target }) => ask({ order: target.value })}
          />
        </Field>
        <Field label="Direction">
          <Select
            value={String(question.ascending)}
            options={directions}
            onChange={({ target }) => ask({ ascending: target.value === "true" })}
          />
        </Field>
        <Field label="Page size">
          <Select
            value={question.top}
            options={sizes}
            onChange={({ target }) => ask({ top: target.value })}
          />
        </Field>
        <Checkbox
          className="self-end pb-1.5"
          label="Customers and holders"
          checked={question.people}
          onChange={({ target }) => ask({ people: target.checked })}
        />
      </div>
      <CasesFilter onFilter={ask} />
      <Loaded query={query} what="cases" rows={10}>
        {(page) => (
          <>
            {page.items.length === 0 ? (
              <EmptyState title="No cases">
                {question.property === "" && question.state === "all"
                  ? "Triggers at the hub raise them from survey responses."
                  : "The hub has none of which this holds."}
              </EmptyState>
            ) : (
              <CaseTable rows={page.items} people={question.people} />
            )}
            <SkipPager
              skip={page.skip}
              top={page.top}
              shown={page.items.length}
              total={page.total}
              hasMore={page.hasMore}
              pending={query.isFetching}
              onSkip={(skip) => ask({ skip })}
            />
          </>
        )}
      </Loaded>
    </Section>
  );
}

function CaseTable({ rows, people }: { rows: readonly HubCaseDto[]; people: boolean }) {
  const timeZone = useTimeZone();
  return (
    <Table caption="Cases as the hub lists them">
      <thead>
        <Tr>
          <Th>Case</Th>
          <Th>Status</Th>
          {people && <Th>Customer</Th>}
          {people && <Th>Held by</Th>}
          <Th numeric>Cost</Th>
          <Th>Created</Th>
          <Th>On the desk</Th>
        </Tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: hubs may repeat ids, and lines hold no state
          <Tr key={`${index} ${row.id}`}>
            <Th scope="row">{row.name}</Th>
            <Td>
              {row.status}
              {row.closed && " (closed)"}
            </Td>
            {people && <Td>{row.customer ?? "Not said"}</Td>}
            {people && <Td>{row.holders === null ? "Not said" : joinWords(row.holders) || "Nobody"}</Td>}
            <Td numeric>{row.cost}</Td>
            <Td className="whitespace-nowrap">{row.createdAt && formatDate(row.createdAt, { timeZone })}</Td>
            <Td>
              {row.caseId ? (
                <TextLink href={`/cases/${row.caseId}`}>
                  Open<span className="sr-only"> {row.name}</span>
                </TextLink>
              ) : (
                "Not yet"
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
