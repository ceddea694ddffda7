"use client";

import { type StatusFacts, statusLook, statusWords } from "@/lib/format/status";
import { cn } from "./cn";
import { hueText, StatusShape } from "./status-shape";
import { useTimeZone } from "./time-zone";

export interface StatusMarkProps extends StatusFacts {
  /** Leaves the raw status out; it must then be elsewhere on the screen. */
  compact?: boolean;
  className?: string;
}

/** Our status as shape, words and hue, and beside it the provider's own word for it. */
export function StatusMark({ compact, className, ...facts }: StatusMarkProps) {
  const timeZone = useTimeZone();
  const { hue } = statusLook(facts);
  const showRaw = !compact && facts.rawStatus && facts.status !== "unmapped";
  return (
    <span className={cn("inline-flex min-w-0 items-center gap-1.5 text-sm", className)}>
      <StatusShape status={facts.status} waitingOn={facts.waitingOn} />
      <span className={cn("truncate font-medium", hueText[hue])}>{statusWords({ timeZone, ...facts })}</span>
      {facts.status === "unmapped" && <span className="sr-only"> (status not mapped)</span>}
      {showRaw && <span className="truncate text-ink-2">· “{facts.rawStatus}”</span>}
    </span>
  );
}
