"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import type { DuplicateClient } from "@/lib/clients/types";
import { formatDate } from "@/lib/format/dates";
import { plural } from "@/lib/format/names";

interface DuplicateNoticeProps {
  duplicates: readonly DuplicateClient[];
  /** Offered once the form was sent and stopped here. */
  onCreateAnyway?: (() => void) | undefined;
  pending?: boolean;
}

/** Who the team already has that may be the same person. */
export function DuplicateNotice({ duplicates, onCreateAnyway, pending }: DuplicateNoticeProps) {
  if (duplicates.length === 0) return null;
  return (
    <Notice
      tone="warning"
      title={`The team may have this client already: ${plural(duplicates.length, "match", "matches")}`}
      action={
        onCreateAnyway && (
          <Button onClick={onCreateAnyway} pending={pending ?? false}>
            Create anyway
          </Button>
        )
      }
    >
      <ul className="mt-1 flex flex-col gap-1">
        {duplicates.map((client) => (
          <li key={client.id}>
            <TextLink href={`/clients/${client.id}`}>Open {client.name}</TextLink>, {client.because}
            <span className="text-ink-2">
              {" "}
              ({client.email}
              {client.dob && `, born ${formatDate(client.dob)}`}, added <RelativeTime at={client.createdAt} />
              )
            </span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
