"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusMark } from "@/components/ui/status-mark";
import { TextLink } from "@/components/ui/text-link";
import { stepLabel } from "@/lib/amiqus/steps";
import { joinWords } from "@/lib/format/names";
import type { RecentLaunch } from "@/lib/launch/types";

interface RecentNoticeProps {
  recent: readonly RecentLaunch[];
  /** Offered once the form was sent and stopped here. */
  onLaunchAnyway?: (() => void) | undefined;
  pending: boolean;
}

/** Checks that this client has had lately, so that none is paid for twice by mistake. */
export function RecentNotice({ recent, onLaunchAnyway, pending }: RecentNoticeProps) {
  if (recent.length === 0) return null;
  return (
    <Notice
      tone="warning"
      title="This client had some of these checks in the last 90 days"
      action={
        onLaunchAnyway && (
          <Button onClick={onLaunchAnyway} pending={pending}>
            Launch anyway
          </Button>
        )
      }
    >
      <ul className="mt-1 flex flex-col gap-1">
        {recent.map((one) => (
          <li key={one.caseId} className="flex flex-wrap items-center gap-x-2">
            <TextLink href={`/cases/${one.caseId}`}>{one.title}</TextLink>
            <StatusMark status={one.status} rawStatus={one.rawStatus} />
            <span className="text-ink-2">
              {joinWords(one.shared.map(stepLabel))}, <RelativeTime at={one.createdAt} />
            </span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
