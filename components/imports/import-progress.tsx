"use client";

import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import { RelativeTime } from "@/components/ui/relative-time";
import { useTimeZone } from "@/components/ui/time-zone";
import { formatTime } from "@/lib/format/dates";
import { joinWords, plural } from "@/lib/format/names";
import type { ImportDetail } from "@/lib/imports/types";
import { outcomeWords, progressOf, stateWords } from "./words";

/** What came of the rows in one sentence. */
function tally({ counts, state }: ImportDetail): string {
  const shown = (["created", "duplicate", "invalid", "failed", "unknown", "skipped"] as const).filter(
    (outcome) => counts[outcome] > 0,
  );
  if (shown.length === 0) return "No row was dealt with.";
  return `${joinWords(shown.map((outcome) => `${counts[outcome]} ${outcomeWords(outcome, state).toLowerCase()}`))}.`;
}

/** Where an import stands: how far it has come, what it waits for and how it ended. */
export function ImportProgress({ detail }: { detail: ImportDetail }) {
  const timeZone = useTimeZone();
  const { done, all } = progressOf(detail);
  const { state, counts } = detail;
  if (state === "checking")
    return (
      <Progress label="Checking rows" value={Math.min(detail.checkedTo, detail.total)} max={detail.total} />
    );
  if (state === "running")
    return (
      <div className="flex flex-col gap-3">
        <Progress label="Creating clients" value={done} max={all} />
        <p className="text-ink-2 text-sm">
          {detail.notBefore && counts.pending > 0
            ? `The provider's rate limit is used up, or it does not answer. It goes on at ${formatTime(detail.notBefore, { timeZone })}.`
            : counts.pending === 0 && counts.unknown > 0
              ? `${plural(counts.unknown, "answer was", "answers were")} lost. The desk is looking them up; nothing is sent twice.`
              : "You can leave this page. The import goes on, and this page shows how far it has come."}
        </p>
      </div>
    );
  if (state === "paused")
    return (
      <div className="flex flex-col gap-3">
        <Progress label="Creating clients" value={done} max={all} />
        <Notice tone={detail.pauseReason ? "warning" : "info"} title="Paused">
          {detail.pauseReason ?? "Nothing more is sent until somebody resumes it. What is created stays."}
        </Notice>
      </div>
    );
  if (state === "finished" || state === "cancelled")
    return (
      <Notice
        tone={state === "finished" && counts.failed + counts.unknown === 0 ? "success" : "warning"}
        title={
          <>
            {stateWords[state]} {detail.finishedAt && <RelativeTime at={detail.finishedAt} />}
          </>
        }
      >
        {tally(detail)}{" "}
        {detail.erasedAt
          ? "What the rows said of people is erased."
          : "What the rows say of people is erased 30 days after the end."}
      </Notice>
    );
  return null;
}
