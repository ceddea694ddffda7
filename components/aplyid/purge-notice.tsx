"use client";

import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { useNow } from "@/components/ui/use-now";
import { PURGE_DAYS, PURGE_WARN_DAYS } from "@/lib/providers/aplyid/assumptions";

/** Counts down to the day on which APLYiD erases the personal data of a completed case. */
export function PurgeNotice({ purgeAt }: { purgeAt: string }) {
  const now = useNow();
  const left = new Date(purgeAt).getTime() - now;
  if (left <= 0) {
    return (
      <Notice title="APLYiD should have erased this client’s data">
        By our dates it did so <RelativeTime at={purgeAt} />, {PURGE_DAYS} days after completion. What the
        desk knows stays here.
      </Notice>
    );
  }
  const soon = left <= PURGE_WARN_DAYS * 86_400_000;
  return (
    <Notice tone={soon ? "warning" : "info"} title="APLYiD erases this client’s data soon">
      It does so <RelativeTime at={purgeAt} />, {PURGE_DAYS} days after completion. Save what you need of it
      there before then: the desk cannot fetch it.
    </Notice>
  );
}
