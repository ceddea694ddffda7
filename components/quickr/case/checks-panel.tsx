"use client";

import { Play } from "lucide-react";
import { useState } from "react";
import { CheckTone as Sign } from "@/components/cases/check-tone";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import type { CaseView } from "@/lib/cases/types";
import { plural } from "@/lib/format/names";
import type { CheckTone } from "@/lib/providers/port";
import { checkTone } from "@/lib/providers/quickr/status-map";
import { checkTypeOf } from "@/lib/providers/quickr/vocabulary";
import { runChecksAction } from "@/lib/quickr/actions";
import type { QuickrCaseDto, QuickrCheckDto } from "@/lib/quickr/types";
import { FactBlocks } from "../facts";
import { Automations } from "./automations";
import { Flags } from "./flag-line";
import { RunDialog } from "./run-dialog";
import { ScheduleDialog } from "./schedule-dialog";
import { useCaseWrites, WithCase } from "./with-case";

/** Every check with its flags in plain words, how often it runs, and running it now. */
export function ChecksPanel({ view }: { view: CaseView }) {
  return <WithCase view={view}>{(quickr) => <Checks quickr={quickr} />}</WithCase>;
}

const badges: Record<CheckTone, BadgeTone> = {
  clear: "approved",
  attention: "review",
  harm: "rejected",
  pending: "processing",
  neutral: "neutral",
};

function Checks({ quickr }: { quickr: QuickrCaseDto }) {
  const [dialog, setDialog] = useState<"run" | "schedule" | null>(null);
  const { write, pending } = useCaseWrites(quickr.caseId);
  const { caseId, checks } = quickr;
  if (checks.length === 0) {
    return (
      <EmptyState title="No checks">
        This case only gathers what the client declares. Checks are chosen when a case is launched.
      </EmptyState>
    );
  }
  function run(check: QuickrCheckDto) {
    const type = checkTypeOf(check.type);
    if (!type) return;
    void write({
      name: check.type,
      send: (operationId) => runChecksAction({ caseId, operationId, checks: [type] }),
      done: `${check.label} is running`,
    });
  }
  return (
    <>
      {quickr.may.update && (
        <div className="flex flex-wrap gap-2" data-print="hide">
          <Button onClick={() => setDialog("run")}>Run checks now</Button>
          <Button onClick={() => setDialog("schedule")}>Change schedules</Button>
        </div>
      )}
      <p className="text-ink-2 text-sm">The latest results. Earlier ones are among the events.</p>
      {checks.map((check) => (
        <Check
          key={check.type}
          check={check}
          running={pending === check.type}
          onRun={quickr.may.update && checkTypeOf(check.type) ? () => run(check) : null}
        />
      ))}
      <Automations quickr={quickr} />
      {dialog === "run" && <RunDialog quickr={quickr} onClose={() => setDialog(null)} />}
      {dialog === "schedule" && <ScheduleDialog quickr={quickr} onClose={() => setDialog(null)} />}
    </>
  );
}

interface CheckProps {
  check: QuickrCheckDto;
  running: boolean;
  onRun: (() => void) | null;
}

function Check({ check, running, onRun }: CheckProps) {
  const headingId = `quickr-check-${check.type}`;
  const tone = checkTone(
    check.status,
    check.flags.map((flag) => flag.code),
  );
  return (
    <section aria-labelledby={headingId} className="border-t py-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Sign tone={tone} />
        <h2 id={headingId} className="font-semibold text-base">
          {check.label}
        </h2>
        <Badge tone={badges[tone]}>
          {check.flags.length === 0 ? check.statusLabel : plural(check.flags.length, "flag")}
        </Badge>
        <span className="text-ink-2 text-sm">status “{check.status}”</span>
        {onRun && (
          <span className="ml-auto" data-print="hide">
            <Button
              size="sm"
              variant="quiet"
              pending={running}
              onClick={onRun}
              icon={<Play aria-hidden="true" className="size-3.5" />}
            >
              Run <span className="sr-only">{check.label}</span> now
            </Button>
          </span>
        )}
      </div>
      <div className="mt-2 flex flex-col gap-3 pl-7 text-sm max-desk:pl-0">
        <Flags flags={check.flags} done={check.status === "COMPLETED"} />
        {check.findings.length > 0 && (
          <details>
            <summary className="rounded-md py-0.5 text-ink-2 hover:bg-surface-2 max-desk:py-2.5">
              Findings
            </summary>
            <FactBlocks entries={check.findings} />
          </details>
        )}
        <p className="text-ink-3 text-xs">
          {check.scheduleLabel}
          {check.lastRunAt && (
            <>
              , last run <RelativeTime at={check.lastRunAt} />
            </>
          )}
          {check.nextRunAt && (
            <>
              , next <RelativeTime at={check.nextRunAt} />
            </>
          )}
        </p>
      </div>
    </section>
  );
}
