"use client";

import Link from "next/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusMark } from "@/components/ui/status-mark";
import type { CaseSibling } from "@/lib/cases/types";
import { providerName } from "@/lib/providers/names";

/** Another case in one line: title, status and age, and the way to it. */
export function CaseLine({ line }: { line: CaseSibling }) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-0.5 border-b py-2 text-sm last:border-b-0">
      <Link
        href={`/cases/${line.id}`}
        prefetch={false}
        className="wrap-anywhere min-w-0 font-medium text-accent underline-offset-2 hover:underline"
      >
        {line.title}
      </Link>
      <StatusMark
        status={line.status}
        rawStatus={line.rawStatus}
        waitingOn={line.waitingOn}
        providerLabel={providerName(line.provider)}
      />
      <RelativeTime at={line.updatedAt} className="ml-auto text-ink-3 text-xs tabular-nums" />
    </li>
  );
}
