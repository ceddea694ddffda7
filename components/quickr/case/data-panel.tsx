"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Loaded } from "@/components/frame/loaded";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import type { CaseView } from "@/lib/cases/types";
import { quickrDiscoveriesOptions } from "@/lib/quickr/query-options";
import type { InformationDto, QuickrCaseDto } from "@/lib/quickr/types";
import { FactBlocks } from "../facts";
import { AgentEdits } from "./agent-edits";
import { ComparedSection } from "./compare-view";
import { WithCase } from "./with-case";

/** What was known, declared and found, side by side; then what holds now and what staff put right. */
export function DataPanel({ view }: { view: CaseView }) {
  return <WithCase view={view}>{(quickr) => <Data quickr={quickr} />}</WithCase>;
}

function Data({ quickr }: { quickr: QuickrCaseDto }) {
  const [onlyDifferences, setOnly] = useState(false);
  const { comparison, information, customers } = quickr;
  return (
    <>
      {comparison.length === 0 ? (
        <EmptyState title="Nothing to compare yet">
          What registers and the client say is set side by side here as soon as Quickr has it.
        </EmptyState>
      ) : (
        <>
          <Checkbox
            label="Show only what differs"
            checked={onlyDifferences}
            onChange={(event) => setOnly(event.target.checked)}
          />
          {comparison.map((section) => (
            <ComparedSection key={section.type} section={section} onlyDifferences={onlyDifferences} />
          ))}
        </>
      )}
      <Section title="Current information" description="What holds now, by the latest run of the checks.">
        {customers.length > 0 && <FactBlocks entries={customers} />}
        <Information sections={information} />
      </Section>
      <Discoveries caseId={quickr.caseId} />
      <AgentEdits quickr={quickr} />
    </>
  );
}

function Information({ sections }: { sections: readonly InformationDto[] }) {
  if (sections.length === 0) return <p className="text-ink-2 text-sm">None yet.</p>;
  return sections.map((section) => (
    <div key={section.type} className="mt-3">
      <h3 className="mb-1 font-semibold text-sm">{section.label}</h3>
      <FactBlocks entries={section.entries} />
    </div>
  ));
}

function Discoveries({ caseId }: { caseId: string }) {
  const [asked, setAsked] = useState(false);
  const query = useQuery({ ...quickrDiscoveriesOptions(caseId), enabled: asked });
  return (
    <Section
      title="Discoveries in full"
      description="Everything that Quickr found in registers for this case."
    >
      {asked ? (
        <Loaded query={query} what="discoveries">
          {(found) => <Information sections={found.sections} />}
        </Loaded>
      ) : (
        <Button onClick={() => setAsked(true)}>Fetch discoveries</Button>
      )}
    </Section>
  );
}
