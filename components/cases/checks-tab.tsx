"use client";

import { Badge, type BadgeTone } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { FactsList } from "@/components/ui/facts-list";
import { RelativeTime } from "@/components/ui/relative-time";
import { ResultTree } from "@/components/ui/result-tree";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { CaseView, Wire } from "@/lib/cases/types";
import { plural } from "@/lib/format/names";
import type { CheckDetail, CheckTone } from "@/lib/providers/port";
import { CheckTone as Sign, toneWords } from "./check-tone";
import { FileList } from "./file-list";
import { FormPart } from "./provider-parts";
import { resultNodes } from "./result-nodes";

const badge: Record<CheckTone, BadgeTone> = {
  clear: "approved",
  attention: "review",
  harm: "rejected",
  pending: "processing",
  neutral: "neutral",
};

/** Every check of a record with everything the provider said of it. */
export function ChecksTab({ view, fetching }: { view: CaseView; fetching: boolean }) {
  const checks = view.content?.checks ?? [];
  if (checks.length === 0) {
    if (fetching) return <SkeletonRows rows={3} label="Fetching checks" />;
    return (
      <EmptyState title="No checks">
        {view.complete
          ? "The record asks for documents only."
          : "The checks are shown once they are fetched."}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col">
      {checks.map((check) => (
        <Check key={check.id} check={check} view={view} />
      ))}
    </div>
  );
}

function Check({ check, view }: { check: Wire<CheckDetail>; view: CaseView }) {
  const headingId = `check-${check.id}`;
  return (
    <section aria-labelledby={headingId} className="border-t py-4 first:border-t-0 first:pt-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Sign tone={check.tone} />
        <h2 id={headingId} className="font-semibold text-base">
          {check.label}
        </h2>
        <Badge tone={badge[check.tone]}>{check.outcome ?? toneWords[check.tone]}</Badge>
        <span className="text-ink-2 text-sm">status “{check.rawStatus}”</span>
        <span className="ml-auto text-ink-3 text-xs tabular-nums">
          {check.cost !== null && plural(check.cost, "credit")}
          {check.completedAt && (
            <>
              {check.cost !== null && " · "}
              <RelativeTime at={check.completedAt} />
            </>
          )}
        </span>
      </div>
      <div className="mt-2 flex flex-col gap-3 pl-7 max-desk:pl-0">
        {check.results.length > 0 && (
          <div>
            <h3 className="sr-only">Results</h3>
            <ResultTree nodes={resultNodes(check.results, check.id)} />
          </div>
        )}
        {check.results.length === 0 && check.completedAt && check.form === null && (
          <p className="text-ink-2 text-sm">
            The provider gives this check’s status only. Its results are in the report.
          </p>
        )}
        {check.files.length > 0 && <FileList title="Pictures and files" files={check.files} view={view} />}
        {check.form !== null && <FormPart view={view} reference={check.form} />}
        {check.preferences.length > 0 && (
          <details className="text-sm">
            <summary className="rounded-md py-0.5 text-ink-2 hover:bg-surface-2 max-desk:py-2.5">
              Asked for
            </summary>
            <FactsList facts={check.preferences} />
          </details>
        )}
      </div>
    </section>
  );
}
