"use client";

import { EmptyState } from "@/components/ui/empty-state";
import { FactsList } from "@/components/ui/facts-list";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import type { CaseView } from "@/lib/cases/types";
import { quickrFileHref } from "@/lib/quickr/fetchers";
import type { CreditDto } from "@/lib/quickr/types";
import { FileButton } from "./file-button";
import { WithCase } from "./with-case";

/** Below this Quickr raises a flag. Percent. */
const LOW = 30;

const formats = { pdf: "PDF", json: "JSON", other: "file" };

/** The company's credit score with the agency's reports. */
export function CreditPanel({ view }: { view: CaseView }) {
  return (
    <WithCase view={view}>
      {({ credit, caseId }) =>
        credit === null ? (
          <EmptyState title="No credit score">
            It appears here when the case has a credit score check and it has run.
          </EmptyState>
        ) : (
          <>
            <Section title="Credit score">
              <div className="flex max-w-md flex-col gap-3">
                {credit.score !== null && <Scale score={credit.score} />}
                <FactsList
                  facts={[
                    { label: "Score", value: credit.score === null ? "Not told" : `${credit.score} of 100` },
                    { label: "Grade", value: credit.grade },
                    { label: "Credit limit", value: credit.limit },
                    { label: "Payment remarks", value: credit.remarks },
                    { label: "As of", value: credit.at && <RelativeTime at={credit.at} /> },
                  ]}
                />
              </div>
            </Section>
            <Section title="Reports" description="As the credit agency gave them to Quickr.">
              <Reports credit={credit} caseId={caseId} />
            </Section>
          </>
        )
      }
    </WithCase>
  );
}

function Reports({ credit, caseId }: { credit: CreditDto; caseId: string }) {
  if (credit.reports.length === 0) return <p className="text-ink-2 text-sm">None were given.</p>;
  return (
    <ul className="flex flex-wrap gap-2">
      {credit.reports.map(({ fileId, name, format }) => (
        <li key={fileId}>
          <FileButton href={quickrFileHref(caseId, fileId)} label={`${name} (${formats[format]})`} />
        </li>
      ))}
    </ul>
  );
}

/** The score on a line from 0 to 100 with the mark below which Quickr warns. */
function Scale({ score }: { score: number }) {
  const at = Math.min(100, Math.max(0, score));
  const low = at < LOW;
  return (
    <figure>
      <svg
        role="img"
        aria-label={`Credit score ${score} of 100. Quickr warns below ${LOW}.`}
        viewBox="0 0 200 22"
        className="h-6 w-full"
        preserveAspectRatio="none"
      >
        <rect x="0" y="6" width="200" height="10" className="fill-surface-3" />
        <rect x="0" y="6" width={at * 2} height="10" className={low ? "fill-rejected" : "fill-approved"} />
        <line x1={LOW * 2} x2={LOW * 2} y1="2" y2="20" className="stroke-ink-2" strokeWidth="1" />
      </svg>
      <figcaption className="relative flex justify-between text-ink-2 text-xs">
        <span>0</span>
        <span className="absolute" style={{ left: `${LOW}%` }}>
          Quickr warns below {LOW}
        </span>
        <span>100</span>
      </figcaption>
    </figure>
  );
}
