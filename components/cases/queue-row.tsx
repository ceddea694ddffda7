"use client";

import { type MouseEvent, memo } from "react";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/cn";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusShape } from "@/components/ui/status-shape";
import { useNow } from "@/components/ui/use-now";
import type { CaseRow } from "@/lib/cases/types";
import { kindLabels, whyHere } from "@/lib/cases/words";
import { statusWords } from "@/lib/format/status";
import { providerName } from "@/lib/providers/names";
import { memberName, useQueue } from "./queue-context";
import { useSeen } from "./seen";

export interface QueueRowProps {
  row: CaseRow;
  /** This case is open on the right. */
  current: boolean;
  selected: boolean;
  /** The one row of the list that Tab reaches. */
  tabbable: boolean;
  onFocus: () => void;
  onToggle: (range: boolean) => void;
}

/** A click that opens here; with a modifier it is for a new tab, which the browser does itself. */
function isPlain(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

/**
 * One case, 56 px: who, kind and provider, age; why it is here. Open is a bar at the left, selected a tinted ground and
 * a ticked box, focus a ring, seen a lighter name.
 */
export const QueueRow = memo(function QueueRow(props: QueueRowProps) {
  const { row, current, selected, tabbable, onFocus, onToggle } = props;
  const { hrefOf, open, desk } = useQueue();
  const now = useNow();
  const seen = useSeen(row.id);
  const provider = providerName(row.provider);
  const name = row.clientName ?? row.title;
  const holder = memberName(desk, row.assigneeId);
  const status = statusWords({ ...row, providerLabel: provider }, now);
  return (
    <div
      className={cn(
        "group relative flex h-14 items-stretch border-b",
        selected ? "bg-accent-soft" : current ? "bg-surface-2" : "hover:bg-surface-2",
      )}
    >
      <span aria-hidden="true" className={cn("w-1 shrink-0", current && "bg-accent")} />
      <label className="flex w-7 shrink-0 items-center justify-center max-desk:w-11">
        <input
          type="checkbox"
          checked={selected}
          tabIndex={-1}
          aria-label={`Select ${name}`}
          onClick={(event) => onToggle(event.shiftKey)}
          onChange={() => undefined}
          className={cn(
            "peer size-4 accent-accent",
            selected ? "" : "desk:opacity-0 desk:focus-visible:opacity-100 desk:group-hover:opacity-100",
          )}
        />
        <span className={cn("absolute", selected ? "hidden" : "desk:group-hover:hidden max-desk:hidden")}>
          <StatusShape status={row.status} waitingOn={row.waitingOn} />
        </span>
      </label>
      <a
        href={hrefOf(row.id)}
        onClick={(event) => {
          if (!isPlain(event)) return;
          event.preventDefault();
          open(row.id);
        }}
        data-case={row.id}
        aria-current={current ? "true" : undefined}
        tabIndex={tabbable ? 0 : -1}
        onFocus={onFocus}
        className="flex min-w-0 flex-1 flex-col justify-center gap-0.5 pr-3 focus-visible:outline-2 focus-visible:-outline-offset-2"
      >
        <span className="flex min-w-0 items-baseline gap-2">
          <span className="self-center desk:hidden">
            <StatusShape status={row.status} waitingOn={row.waitingOn} />
          </span>
          <span className={cn("truncate", seen ? "text-ink-2" : "font-semibold text-ink-1")}>{name}</span>
          <span className="min-w-0 shrink-[99] truncate text-ink-3 text-xs">
            {provider} {kindLabels[row.kind].toLowerCase()}
          </span>
          <span className="ml-auto flex shrink-0 items-center gap-1.5 text-ink-3 text-xs tabular-nums">
            {holder && <Avatar name={holder} size="sm" alone />}
            <RelativeTime at={row.updatedAt} short />
          </span>
        </span>
        <span className="truncate text-ink-2 text-xs" suppressHydrationWarning>
          <span className="sr-only">{status}. </span>
          {whyHere(row, now)}
          {row.archived && " · archived"}
        </span>
      </a>
    </div>
  );
});
