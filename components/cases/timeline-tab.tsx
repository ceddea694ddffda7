"use client";

import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import type { CaseView, TimelineEntry } from "@/lib/cases/types";
import { decisionWords } from "@/lib/cases/words";
import { formatDate } from "@/lib/format/dates";
import { joinWords } from "@/lib/format/names";
import { statusWords } from "@/lib/format/status";
import { providerName } from "@/lib/providers/names";

const deeds = new Map([
  ["case.launch", "launched it"],
  ["case.update", "changed it at the provider"],
  ["case.expire", "changed its expiry"],
  ["case.assign", "changed who holds it"],
  ["case.items", "put records into it"],
  ["case.download", "downloaded the report"],
  ["case.link-client", "linked it to a client"],
  ["case.unlink-client", "took it off its client"],
]);

const outcomes = new Map([
  ["refused", ", refused"],
  ["unknown", ", outcome unknown"],
]);

const states = new Map([
  ["draft", "is being prepared"],
  ["sending", "is being sent"],
  ["rejected", "was refused by the provider"],
  ["unknown", "has an unknown outcome"],
  ["reconciling", "is being looked up"],
  ["absent", "did not reach the provider"],
]);

const sources = { webhook: "webhook", poll: "poll", write: "our own change" };

function words(entry: TimelineEntry, provider: string): { who: string; text: string; more?: string } {
  const label = providerName(provider);
  switch (entry.what) {
    case "status": {
      const to = statusWords({ status: entry.toStatus, rawStatus: entry.rawStatus, providerLabel: label });
      return { who: label, text: `${to}, “${entry.rawStatus}” (${sources[entry.source]})` };
    }
    case "review": {
      const until = entry.holdUntil ? ` until ${formatDate(entry.holdUntil)}` : "";
      return { who: entry.actor, text: `${decisionWords[entry.decision].past}${until}`, more: entry.reason };
    }
    case "provider-review":
      return {
        who: entry.actor ?? label,
        text: `reviewed at ${label}: “${entry.fromStatus}” to “${entry.status}”`,
      };
    case "audit": {
      const fields = entry.changedFields.length > 0 ? ` (${joinWords(entry.changedFields)})` : "";
      const deed = deeds.get(entry.action) ?? entry.action;
      return { who: entry.actor, text: `${deed}${fields}${outcomes.get(entry.outcome) ?? ""}` };
    }
    case "operation":
      return { who: entry.actor, text: `“${entry.label}” ${states.get(entry.state) ?? entry.state}` };
  }
}

/** One line of the history: when, who, what, and the reason where there is one. */
export function TimelineLine({ entry, provider }: { entry: TimelineEntry; provider: string }) {
  const { who, text, more } = words(entry, provider);
  return (
    <li className="grid grid-cols-[6rem_minmax(0,1fr)] gap-x-3 border-b py-2 last:border-b-0">
      <RelativeTime at={entry.at} className="text-ink-3 tabular-nums" />
      <div className="wrap-anywhere min-w-0">
        <span className="font-medium">{who}</span> <span className="text-ink-2">{text}</span>
        {more && <p className="mt-0.5 max-w-[72ch] whitespace-pre-line">{more}</p>}
      </div>
    </li>
  );
}

/** Everything that happened to the case, newest first. */
export function TimelineTab({ entries, view }: { entries: readonly TimelineEntry[]; view: CaseView }) {
  if (entries.length === 0) {
    return (
      <EmptyState title="Nothing has happened yet">
        Status changes, decisions and what members do are listed here from now on.
      </EmptyState>
    );
  }
  return (
    <ol className="text-sm" aria-label="History, newest first">
      {entries.map((entry) => (
        <TimelineLine key={entry.id} entry={entry} provider={view.row.provider} />
      ))}
    </ol>
  );
}
