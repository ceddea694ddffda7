"use client";

import { formatDateTime } from "@/lib/format/dates";
import { relativeTime, shortAge } from "@/lib/format/relative";
import { useTimeZone } from "./time-zone";
import { useNow } from "./use-now";

export interface RelativeTimeProps {
  at: string;
  /** "2 h" instead of "2 h ago", for rows. */
  short?: boolean;
  className?: string;
}

/** A moment as people say it; the exact one is on hover and in print. */
export function RelativeTime({ at, short, className }: RelativeTimeProps) {
  const timeZone = useTimeZone();
  const now = useNow();
  const absolute = formatDateTime(at, { timeZone });
  return (
    <time
      dateTime={at}
      title={absolute}
      data-absolute={absolute}
      className={className}
      suppressHydrationWarning
    >
      {short ? shortAge(at, now) : relativeTime(at, now)}
    </time>
  );
}
