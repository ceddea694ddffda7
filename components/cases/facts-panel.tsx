"use client";

import { FactsList } from "@/components/ui/facts-list";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import { useTimeZone } from "@/components/ui/time-zone";
import type { CaseView } from "@/lib/cases/types";
import { kindLabels, waitingLabels } from "@/lib/cases/words";
import { formatDateTime, formatIfDateTime } from "@/lib/format/dates";
import { joinWords, plural } from "@/lib/format/names";
import { providerName } from "@/lib/providers/names";
import { CaseLine } from "./case-line";
import { memberName, useQueue } from "./queue-context";

const health: Record<CaseView["connection"]["status"], string> = {
  untested: "not tested yet",
  healthy: "answers",
  unauthorized: "refuses our credentials",
  unreachable: "does not answer",
  disabled: "switched off",
};

/** What is known around the case: whom it is about, where it lives, who holds it, its clocks and its relatives. */
export function FactsPanel({ view }: { view: CaseView }) {
  const { desk } = useQueue();
  const timeZone = useTimeZone();
  const { row, client, connection, content } = view;
  const provider = providerName(row.provider);
  const holder = memberName(desk, row.assigneeId);
  const there = (content?.assignees ?? []).map((member) => member.name);
  const date = (iso: string) => formatDateTime(iso, { timeZone });
  return (
    <div className="flex flex-col gap-4">
      <FactsList
        facts={[
          {
            label: "Client",
            value: client ? (
              <TextLink href={`/clients/${client.id}`}>{client.name}</TextLink>
            ) : (
              (row.clientName ?? "Not linked")
            ),
          },
          { label: "Provider", value: `${provider}, ${kindLabels[row.kind].toLowerCase()}` },
          {
            label: "Provider’s id",
            value: <span className="font-mono">{view.providerCaseId}</span>,
            copy: view.providerCaseId,
          },
          {
            label: "Reference",
            value: row.reference ? <span className="font-mono">{row.reference}</span> : null,
            copy: row.reference,
          },
          { label: "Assignee", value: holder ?? "Nobody" },
          { label: `At ${provider}`, value: there.length > 0 ? joinWords(there) : null },
          { label: "Waiting on", value: row.waitingOn ? waitingLabels[row.waitingOn] : "Nobody" },
          { label: "Due", value: row.dueAt ? date(row.dueAt) : null },
          { label: "Held until", value: row.holdUntil ? date(row.holdUntil) : null },
          { label: "Created", value: <RelativeTime at={view.createdAt} /> },
          { label: "Changed", value: <RelativeTime at={row.updatedAt} /> },
          {
            label: "Expires",
            value: view.expiresAt ? (
              <>
                {date(view.expiresAt)} (<RelativeTime at={view.expiresAt} />)
              </>
            ) : null,
          },
          {
            label: "Flags",
            value: row.summary.flagged > 0 ? `${plural(row.summary.flagged, "check")} flagged` : null,
          },
          ...(content?.facts ?? []).map(({ label, value }) => ({
            label,
            value: formatIfDateTime(value, { timeZone }),
          })),
          {
            label: "Details",
            value: view.complete ? "all that the provider gives" : "only what lists carry",
          },
          {
            label: "Connection",
            value: (
              <>
                {connection.name}, {health[connection.status]}
                {connection.lastSyncAt && (
                  <>
                    , synced <RelativeTime at={connection.lastSyncAt} />
                  </>
                )}
              </>
            ),
          },
        ].filter((fact, index, all) => all.findIndex((one) => one.label === fact.label) === index)}
      />
      <section aria-label="Other cases of this client">
        <h3 className="mb-1 font-semibold text-sm">Other cases of this client</h3>
        {view.siblings.length === 0 ? (
          <p className="text-ink-2 text-sm">None.</p>
        ) : (
          <ul>
            {view.siblings.map((line) => (
              <CaseLine key={line.id} line={line} />
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
