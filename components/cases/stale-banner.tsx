"use client";

import { useLiveState } from "@/components/events/live-updates";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import { may } from "@/lib/auth/roles";
import { isStale, useQueue } from "./queue-context";

/** Says which statuses cannot be fresh, and how the list learns of changes. Nothing while all is well. */
export function StaleBanner() {
  const { desk, role } = useQueue();
  const live = useLiveState();
  const stale = desk.connections.filter(isStale);
  if (stale.length === 0 && live !== "polling") return null;
  return (
    <div className="flex shrink-0 flex-col gap-2 border-b p-2">
      {stale.map((connection) => (
        <Notice
          key={connection.id}
          tone="warning"
          title={
            connection.status === "unauthorized"
              ? `${connection.name} refuses our credentials`
              : `${connection.name} does not answer`
          }
          action={
            may(role, "connection.write") ? (
              <TextLink href={`/settings/connections/${connection.id}`}>Open connection</TextLink>
            ) : undefined
          }
        >
          Its cases are shown as of{" "}
          {connection.lastSyncAt ? <RelativeTime at={connection.lastSyncAt} /> : "the desk last heard"}.
        </Notice>
      ))}
      {live === "polling" && (
        <p className="px-1 text-ink-2 text-xs">Live updates are interrupted: this list checks every 30 s.</p>
      )}
    </div>
  );
}
