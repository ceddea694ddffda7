"use client";

import { CircleCheck, CircleDashed, CircleHelp, CircleX } from "lucide-react";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import type { ConnectionChoice } from "@/lib/connections/types";
import type { Run } from "./use-launches";

interface LaunchResultsProps {
  results: readonly { connection: ConnectionChoice; run: Run }[];
}

/** What came of each part: one may have failed and the others stand. */
export function LaunchResults({ results }: LaunchResultsProps) {
  return (
    <Section title="What came of it">
      <ul className="flex flex-col gap-2 text-sm" aria-live="polite">
        {results.map(({ connection, run }) => (
          <li key={connection.id} className="flex flex-wrap items-start gap-x-2">
            <Mark run={run} />
            <span className="font-medium">{connection.name}</span>
            <span className="min-w-0 flex-1 basis-48">
              <Words run={run} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Mark({ run }: { run: Run }) {
  const shared = { "aria-hidden": true, className: "mt-0.5 size-4 shrink-0" } as const;
  if (run.sent) return <CircleCheck {...shared} className={`${shared.className} text-approved`} />;
  if (run.unknown) return <CircleHelp {...shared} className={`${shared.className} text-review`} />;
  if (run.pending) return <CircleDashed {...shared} className={`${shared.className} text-processing`} />;
  return <CircleX {...shared} className={`${shared.className} text-danger`} />;
}

function Words({ run }: { run: Run }) {
  if (run.pending) return "being launched";
  if (run.unknown) return "outcome unknown: the answer was lost. Below stands what is known of it";
  if (run.recent) return "not launched: the client had some of these checks lately";
  if (run.failure) return `not launched: ${run.failure.message}`;
  if (run.sent === null) return "not launched yet";
  return run.sent.caseId === null ? (
    "launched; the case appears on the client’s page shortly"
  ) : (
    <>
      launched, <TextLink href={`/cases/${run.sent.caseId}`}>open the case</TextLink>
    </>
  );
}
