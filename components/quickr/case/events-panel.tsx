"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { FactsList } from "@/components/ui/facts-list";
import { Field } from "@/components/ui/field";
import { LoadMore } from "@/components/ui/load-more";
import { RelativeTime } from "@/components/ui/relative-time";
import { Select } from "@/components/ui/select";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { CaseView } from "@/lib/cases/types";
import { spelled } from "@/lib/providers/quickr/vocabulary";
import { eventsExportHref } from "@/lib/quickr/fetchers";
import { quickrEventsOptions } from "@/lib/quickr/query-options";
import type { QuickrEventDto } from "@/lib/quickr/types";
import { FileButton } from "./file-button";
import { Flags } from "./flag-line";

/** Letters from which a fact is shown on demand. */
const LONG = 160;

/** Everything that Quickr recorded of the case, with the results of earlier checks. */
export function EventsPanel({ view }: { view: CaseView }) {
  const caseId = view.row.id;
  const [type, setType] = useState<string | null>(null);
  const [known, setKnown] = useState<ReadonlyMap<string, string>>(new Map());
  const { data, error, refetch, isFetching, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(quickrEventsOptions(caseId, type));
  const events = data?.pages.flatMap((page) => page.items) ?? [];
  const types = new Map([
    ...known,
    ...events.map((event): [string, string] => [event.type, event.typeLabel]),
  ]);

  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end justify-between gap-3" data-print="hide">
        <Field label="Show" className="w-64">
          <Select
            value={type ?? ""}
            placeholder="All events"
            options={[...types].map(([value, label]) => ({ value, label }))}
            onChange={(event) => {
              // A filtered list names one type only; the others stay on offer.
              setKnown(types);
              setType(event.target.value === "" ? null : event.target.value);
            }}
          />
        </Field>
        <FileButton href={eventsExportHref(caseId, type)} label="Export JSON" />
      </div>
      {!data && error && <ErrorState error={error} onRetry={() => refetch()} retrying={isFetching} />}
      {!data && !error && <SkeletonRows rows={6} height="line" label="Loading events" />}
      {data && events.length === 0 && (
        <EmptyState title="No events">Quickr has recorded none of this sort for the case.</EmptyState>
      )}
      {events.length > 0 && (
        <>
          <ol className="text-sm" aria-label="Events, newest first">
            {events.map((event) => (
              <EventLine key={event.id} event={event} />
            ))}
          </ol>
          <LoadMore
            hasMore={hasNextPage}
            pending={isFetchingNextPage}
            onLoad={() => void fetchNextPage()}
            shown={events.length}
          />
        </>
      )}
    </div>
  );
}

/** Facts in a line each; long ones open on demand. */
function EventFacts({ facts }: { facts: QuickrEventDto["facts"] }) {
  const short = facts.filter((fact) => fact.value.length <= LONG);
  return (
    <>
      {short.length > 0 && <FactsList facts={short} />}
      {facts
        .filter((fact) => fact.value.length > LONG)
        .map((fact) => (
          <details key={fact.label} className="mt-1">
            <summary className="rounded-md py-0.5 hover:bg-surface-2 max-desk:py-2.5">{fact.label}</summary>
            <p className="wrap-anywhere max-w-[72ch] text-ink-2">{fact.value}</p>
          </details>
        ))}
    </>
  );
}

function EventLine({ event }: { event: QuickrEventDto }) {
  return (
    <li className="grid grid-cols-[6rem_minmax(0,1fr)] gap-x-3 border-b py-2 last:border-b-0">
      {event.at ? <RelativeTime at={event.at} className="text-ink-3 tabular-nums" /> : <span />}
      <div className="wrap-anywhere min-w-0">
        <span className="font-medium">{event.typeLabel}</span>
        {event.subType && spelled(event.subType) !== event.typeLabel && (
          <span className="text-ink-2"> · {spelled(event.subType)}</span>
        )}
        <EventFacts facts={event.facts} />
        {event.checks.map((check) => (
          <details key={check.type} className="mt-1">
            <summary className="rounded-md py-0.5 hover:bg-surface-2 max-desk:py-2.5">
              {check.label}
              <span className="text-ink-2">
                {check.status && ` “${check.status}”`},{" "}
                {check.flags.length === 0 ? "no flags" : `${check.flags.length} flagged`}
              </span>
            </summary>
            <Flags flags={check.flags} done />
          </details>
        ))}
      </div>
    </li>
  );
}
