"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useSubmit } from "@/components/auth/use-submit";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { notify } from "@/components/ui/notify";
import { RelativeTime } from "@/components/ui/relative-time";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { plural } from "@/lib/format/names";
import { replayLoggedAction } from "@/lib/webhooks/actions";
import { deliveryKeys, webhookKeys, webhookLogOptions } from "@/lib/webhooks/query-options";
import type { LoggedDto, WebhookDto } from "@/lib/webhooks/types";
import { FailureTally } from "./failure-tally";
import { stateWords } from "./words";

const outcomeWords = { delivered: "Delivered", failed: "Given up", trying: "Comes again" } as const;
const outcomeTones = { delivered: "approved", failed: "danger", trying: "review" } as const;

interface LogTableProps {
  connectionId: string;
  webhook: WebhookDto;
  manage: boolean;
}

/** What the provider says it sent, beside what became of it here, with a way to process it once more. */
export function LogTable({ connectionId, webhook, manage }: LogTableProps) {
  const { data, error, refetch, isFetching } = useQuery(webhookLogOptions(connectionId));
  const [chosen, setChosen] = useState<readonly string[]>([]);
  if (!data && error) return <ErrorState error={error} onRetry={() => refetch()} retrying={isFetching} />;
  if (!data) return <SkeletonRows rows={6} height="line" label="Loading the provider's log" />;
  const missed = data.entries.filter((entry) => entry.here === null).map((entry) => entry.deliveryId);
  const listed = chosen.filter((id) => data.entries.some((entry) => entry.deliveryId === id));
  return (
    <div className="flex flex-col gap-3">
      <FailureTally log={data} webhook={webhook} />
      {data.entries.length === 0 ? (
        <EmptyState title="Nothing was sent in the last three days" />
      ) : (
        <>
          {manage && (
            <div className="flex flex-wrap items-center gap-2">
              <ReplayButton
                connectionId={connectionId}
                ids={listed}
                label={`Process ${plural(listed.length, "chosen delivery", "chosen deliveries")}`}
                onDone={() => setChosen([])}
              />
              {missed.length > 0 && (
                <ReplayButton
                  connectionId={connectionId}
                  ids={missed}
                  label={`Process ${plural(missed.length, "delivery", "deliveries")} that never arrived`}
                  onDone={() => setChosen([])}
                />
              )}
            </div>
          )}
          <LogRows
            entries={data.entries}
            chosen={manage ? listed : null}
            onChoose={(id, on) => setChosen(on ? [...listed, id] : listed.filter((one) => one !== id))}
          />
        </>
      )}
      <div>
        <Button size="sm" variant="quiet" pending={isFetching} onClick={() => void refetch()}>
          Read the log again
        </Button>
      </div>
    </div>
  );
}

interface LogRowsProps {
  entries: readonly LoggedDto[];
  /** Null where nothing may be chosen. */
  chosen: readonly string[] | null;
  onChoose: (deliveryId: string, on: boolean) => void;
}

function LogRows({ entries, chosen, onChoose }: LogRowsProps) {
  return (
    <Table caption="The provider's log">
      <thead>
        <Tr>
          {chosen && <Th>Choose</Th>}
          <Th>Event</Th>
          <Th>Sent</Th>
          <Th numeric>Tries</Th>
          <Th>There</Th>
          <Th>Here</Th>
        </Tr>
      </thead>
      <tbody>
        {entries.map(({ deliveryId, event, sentAt, attempts, outcome, here }) => (
          <Tr key={deliveryId}>
            {chosen && (
              <Td>
                <Checkbox
                  hideLabel
                  label={`Choose ${event}`}
                  checked={chosen.includes(deliveryId)}
                  onChange={(change) => onChoose(deliveryId, change.target.checked)}
                />
              </Td>
            )}
            <Th scope="row" className="font-mono font-normal">
              {event}
            </Th>
            <Td>
              <RelativeTime at={sentAt} />
            </Td>
            <Td numeric>{attempts}</Td>
            <Td>{outcome && <Badge tone={outcomeTones[outcome]}>{outcomeWords[outcome]}</Badge>}</Td>
            <Td>
              {here === null ? <Badge tone="review">Never arrived</Badge> : <Badge>{stateWords[here]}</Badge>}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

interface ReplayButtonProps {
  connectionId: string;
  ids: readonly string[];
  label: string;
  onDone: () => void;
}

function ReplayButton({ connectionId, ids, label, onDone }: ReplayButtonProps) {
  const queries = useQueryClient();
  const { pending, submit, failure } = useSubmit(replayLoggedAction);
  async function replay() {
    const done = await submit({ connectionId, deliveryIds: [...ids] });
    if (!done?.data) return;
    notify.info(
      `${plural(done.data.queued, "delivery", "deliveries")} queued. What they name is fetched again.`,
    );
    onDone();
    await queries.invalidateQueries({ queryKey: deliveryKeys.all });
    await queries.invalidateQueries({ queryKey: webhookKeys.log(connectionId) });
  }
  return (
    <>
      <Button size="sm" pending={pending} disabled={ids.length === 0} onClick={() => void replay()}>
        {label}
      </Button>
      {failure && (
        <span role="alert" className="text-danger text-sm">
          {failure.message}
        </span>
      )}
    </>
  );
}
