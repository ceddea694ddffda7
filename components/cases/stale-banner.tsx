"use client";

import { lazy, Suspense } from "react";
import { useLiveState } from "@/components/events/live-updates";
import { later } from "./later";
import { isStale, useQueue } from "./queue-context";

const StaleNotices = lazy(() => later.staleNotices().then((module) => ({ default: module.StaleNotices })));

/** Says which statuses cannot be fresh, and how the list learns of changes. Nothing while all is well. */
export function StaleBanner() {
  const { desk, role } = useQueue();
  const live = useLiveState();
  const stale = desk.connections.filter(isStale);
  if (stale.length === 0 && live !== "polling") return null;
  return (
    <div className="flex shrink-0 flex-col gap-2 border-b p-2">
      {stale.length > 0 && (
        <Suspense>
          <StaleNotices stale={stale} role={role} />
        </Suspense>
      )}
      {live === "polling" && (
        <p className="px-1 text-ink-2 text-xs">Live updates are interrupted: this list checks every 30 s.</p>
      )}
    </div>
  );
}
