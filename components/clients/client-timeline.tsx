"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { LoadMore } from "@/components/ui/load-more";
import { RelativeTime } from "@/components/ui/relative-time";
import { Select } from "@/components/ui/select";
import { SkeletonRows } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { decisionWords } from "@/lib/cases/words";
import { clientTimelineOptions } from "@/lib/clients/query-options";
import type { ClientTimelineEntry } from "@/lib/clients/timeline-types";
import { statusWords } from "@/lib/format/status";
import { providerName } from "@/lib/providers/names";
import { eventWords } from "./event-words";

type Connection = { id: string; name: string; provider: string };

/** Everything that happened to a client, at every connection or at one, newest first. */
export function ClientTimeline({ clientId }: { clientId: string }) {
  const [connectionId, setConnectionId] = useState<string | null>(null);
  const { data, error, refetch, isFetching, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(clientTimelineOptions(clientId, connectionId));
  if (!data && error) return <ErrorState error={error} onRetry={() => refetch()} retrying={isFetching} />;
  if (!data) return <SkeletonRows rows={6} height="line" label="Loading timeline" />;
  const entries = data.pages.flatMap((page) => page.items);
  const connections = data.pages[0]?.connections ?? [];
  return (
    <div className="flex flex-col gap-3">
      {connections.length > 1 && (
        <Field label="Connection" className="max-w-60">
          <Select
            value={connectionId ?? ""}
            placeholder="All connections"
            options={connections.map((one) => ({ value: one.id, label: one.name }))}
            onChange={(event) => setConnectionId(event.target.value === "" ? null : event.target.value)}
          />
        </Field>
      )}
      {entries.length === 0 ? (
        <EmptyState title="Nothing has happened yet">
          Cases, their statuses and decisions, and what members do are listed here from now on.
        </EmptyState>
      ) : (
        <>
          <ol className="text-sm" aria-label="History, newest first">
            {entries.map((entry) => (
              <Line
                key={entry.id}
                entry={entry}
                connection={connections.find((one) => one.id === entry.connectionId)}
              />
            ))}
          </ol>
          {hasNextPage && (
            <LoadMore
              hasMore
              pending={isFetchingNextPage}
              onLoad={() => void fetchNextPage()}
              shown={entries.length}
            />
          )}
        </>
      )}
    </div>
  );
}

function Line({ entry, connection }: { entry: ClientTimelineEntry; connection: Connection | undefined }) {
  return (
    <li className="grid grid-cols-[6rem_minmax(0,1fr)] gap-x-3 border-b py-2 last:border-b-0">
      <RelativeTime at={entry.at} className="text-ink-3 tabular-nums" />
      <div className="wrap-anywhere min-w-0">
        <p>{words(entry, connection)}</p>
        {entry.what === "review" && <p className="max-w-[72ch] whitespace-pre-line">{entry.reason}</p>}
        {entry.caseId !== null && (
          <p className="text-ink-2">
            {connection && `${connection.name}: `}
            <TextLink href={`/cases/${entry.caseId}`}>{entry.caseTitle}</TextLink>
          </p>
        )}
      </div>
    </li>
  );
}

const sources = { webhook: "webhook", poll: "poll", write: "our own change" };
const states: Record<string, string> = {
  received: "waiting to be read",
  processed: "read",
  ignored: "nothing new",
  dead: "could not be read",
};

function words(entry: ClientTimelineEntry, connection: Connection | undefined): string {
  const label = connection ? providerName(connection.provider) : "the provider";
  switch (entry.what) {
    case "case":
      return `Launched at ${label}`;
    case "status": {
      const to = statusWords({ status: entry.toStatus, rawStatus: entry.rawStatus, providerLabel: label });
      return `${to}, “${entry.rawStatus}” (${sources[entry.source]})`;
    }
    case "review":
      return `${entry.actor} ${decisionWords[entry.decision].past}`;
    case "delivery":
      return `Webhook “${entry.event}” came, ${states[entry.state] ?? entry.state}`;
    case "audit":
      return eventWords(entry);
  }
}
