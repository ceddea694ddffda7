"use client";

import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import { offersOf } from "@/lib/cases/offers";
import type { CaseView } from "@/lib/cases/types";
import { CaseLine } from "./case-line";
import { CheckTone, toneWords } from "./check-tone";
import type { CaseDialog } from "./dialog-kinds";
import { ProviderOverview } from "./provider-overview";
import { useQueue } from "./queue-context";
import { TimelineLine } from "./timeline-tab";

export interface OverviewTabProps {
  view: CaseView;
  onDialog: (dialog: CaseDialog) => void;
  onTab: (tab: "checks" | "documents" | "timeline") => void;
}

/** What came back at a glance: every check with its outcome, records of a case, and what happened last. */
export function OverviewTab({ view, onDialog, onTab }: OverviewTabProps) {
  const { role, memberId } = useQueue();
  const { content, items, groups, timeline, row } = view;
  if (!content) {
    return (
      <EmptyState title="This provider is not offered any more">
        What was stored of the case is in its timeline; details can no longer be read.
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-2 [&>section:first-child]:border-t-0 [&>section:first-child]:pt-0">
      <ProviderOverview view={view} />
      {content.checks.length > 0 && (
        <Section
          title="Checks"
          actions={
            <Button size="sm" variant="quiet" onClick={() => onTab("checks")}>
              Show results
            </Button>
          }
        >
          <ul className="text-sm">
            {content.checks.map((check) => (
              <li
                key={check.id}
                className="flex min-h-9 flex-wrap items-center gap-x-3 border-b py-1 last:border-b-0"
              >
                <CheckTone tone={check.tone} />
                <span className="font-medium">{check.label}</span>
                <span className="text-ink-2">
                  <span className="sr-only">{toneWords[check.tone]}, </span>“
                  {check.outcome ?? check.rawStatus}”
                </span>
                {check.completedAt && (
                  <RelativeTime at={check.completedAt} className="ml-auto text-ink-3 text-xs tabular-nums" />
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {view.traits.holdsCases && (
        <Section
          title="Records in this case"
          actions={
            offersOf(view, role, memberId).addItems && (
              <Button size="sm" variant="quiet" onClick={() => onDialog("add")}>
                Add records
              </Button>
            )
          }
        >
          {items.length === 0 ? (
            <p className="text-ink-2 text-sm">No records yet. A case is decided on the records in it.</p>
          ) : (
            <ul>
              {items.map((item) =>
                item.case ? (
                  <CaseLine key={item.providerCaseId} line={item.case} />
                ) : (
                  <li key={item.providerCaseId} className="py-1 text-ink-2 text-sm">
                    Record <span className="font-mono">{item.providerCaseId}</span>, not read from the
                    provider yet
                  </li>
                ),
              )}
            </ul>
          )}
        </Section>
      )}
      {groups.length > 0 && (
        <Section title="Grouped into">
          <ul>
            {groups.map((group) => (
              <CaseLine key={group.id} line={group} />
            ))}
          </ul>
        </Section>
      )}
      {content.documents.length > 0 && (
        <Section
          title="Documents"
          actions={
            <Button size="sm" variant="quiet" onClick={() => onTab("documents")}>
              Show documents
            </Button>
          }
        >
          <p className="text-ink-2 text-sm">
            {content.documents.filter((document) => document.rawStatus === "complete").length} of{" "}
            {content.documents.length} complete
          </p>
        </Section>
      )}
      {content.checks.length === 0 && content.documents.length === 0 && row.kind === "record" && (
        <EmptyState title="Nothing to show yet">
          {view.complete
            ? "The record has no checks or documents."
            : "Only the record’s line in the provider’s list is known. Its parts are shown once they are fetched."}
        </EmptyState>
      )}
      <Section
        title="Last events"
        actions={
          <Button size="sm" variant="quiet" onClick={() => onTab("timeline")}>
            Show timeline
          </Button>
        }
      >
        <ol className="text-sm">
          {timeline.slice(0, 4).map((entry) => (
            <TimelineLine key={entry.id} entry={entry} provider={row.provider} />
          ))}
          {timeline.length === 0 && (
            <li className="text-ink-2">Nothing has happened since the desk knows this case.</li>
          )}
        </ol>
      </Section>
    </div>
  );
}
