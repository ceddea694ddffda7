"use client";

import { useQuery } from "@tanstack/react-query";
import { Loaded } from "@/components/frame/loaded";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { JsonTree } from "@/components/ui/json-tree";
import { Section } from "@/components/ui/section";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { CaseView } from "@/lib/cases/types";
import { quickrOwnershipOptions } from "@/lib/quickr/query-options";
import type { OwnerDto, QuickrCaseDto } from "@/lib/quickr/types";
import { OwnershipPicture } from "./ownership-picture";
import { ownerRows } from "./ownership-rows";
import { WithCase } from "./with-case";

/** Who owns the company: the register's picture, and the beneficial owners by source. */
export function OwnersPanel({ view }: { view: CaseView }) {
  return <WithCase view={view}>{(quickr) => <Owners quickr={quickr} />}</WithCase>;
}

function Owners({ quickr }: { quickr: QuickrCaseDto }) {
  const query = useQuery(quickrOwnershipOptions(quickr.caseId));
  return (
    <>
      <Section title="Ownership" description="As registers have it now, asked of Quickr when this is opened.">
        <Loaded query={query} what="ownership">
          {(ownership) => {
            const rows = ownerRows(ownership);
            if (rows.length < 2) {
              return (
                <EmptyState title="No owners are known">
                  Sole proprietorships have none in the register, and a case without a company has no picture.
                </EmptyState>
              );
            }
            return (
              <>
                <OwnershipPicture rows={rows} />
                <details className="mt-3 text-sm">
                  <summary className="rounded-md py-0.5 text-ink-2 hover:bg-surface-2 max-desk:py-2.5">
                    As it came
                  </summary>
                  <JsonTree value={ownership.raw} label="ownership" />
                </details>
              </>
            );
          }}
        </Loaded>
      </Section>
      <Section
        title="Beneficial owners"
        description="Declared, prefilled from the register, and found since."
      >
        {quickr.owners.length === 0 ? (
          <p className="text-ink-2 text-sm">None are declared or known.</p>
        ) : (
          <OwnerTable owners={quickr.owners} />
        )}
      </Section>
    </>
  );
}

const sources: Record<OwnerDto["source"], string> = {
  declared: "Declared",
  prefill: "Register",
  discovered: "Found since",
};

function OwnerTable({ owners }: { owners: readonly OwnerDto[] }) {
  return (
    <Table caption="Beneficial owners by source">
      <thead>
        <Tr>
          <Th>Name</Th>
          <Th>Born</Th>
          <Th>Country</Th>
          <Th numeric>Votes</Th>
          <Th>Source</Th>
        </Tr>
      </thead>
      <tbody>
        {owners.map((owner, index) => (
          // The same person may come from two sources.
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <Tr key={index}>
            <Th scope="row">{owner.name}</Th>
            <Td className="whitespace-nowrap tabular-nums">{owner.birthDate ?? "Not known"}</Td>
            <Td>{owner.country ?? "Not known"}</Td>
            <Td numeric>{owner.percent === null ? (owner.range ?? "Not known") : `${owner.percent} %`}</Td>
            <Td>
              <Badge tone={owner.source === "declared" ? "accent" : "neutral"}>{sources[owner.source]}</Badge>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
