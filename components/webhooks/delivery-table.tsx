"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { notify } from "@/components/ui/notify";
import { RelativeTime } from "@/components/ui/relative-time";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { ApiError, actionFailure } from "@/lib/api-client";
import { replayDeliveryAction } from "@/lib/webhooks/actions";
import { deliveriesOptions, deliveryKeys } from "@/lib/webhooks/query-options";
import type { DeliveryDto } from "@/lib/webhooks/types";
import { stateWords } from "./words";

/** What lately arrived at a connection's webhook, failed ones first, with a button to process one again. */
export function DeliveryTable({ connectionId, mayReplay }: { connectionId: string; mayReplay: boolean }) {
  const { data, error, refetch } = useQuery(deliveriesOptions(connectionId));
  if (error && !data) {
    const known = error instanceof ApiError ? { error } : {};
    return <ErrorState title="The deliveries did not load" {...known} onRetry={() => void refetch()} />;
  }
  if (!data) return <SkeletonRows rows={4} height="line" />;
  if (data.length === 0) {
    return <EmptyState title="Nothing has arrived yet">What the provider sends is listed here.</EmptyState>;
  }
  return (
    <Table caption="Deliveries">
      <thead>
        <Tr>
          <Th>Event</Th>
          <Th>State</Th>
          <Th numeric>Tries</Th>
          <Th>Received</Th>
          {mayReplay && <Th>Again</Th>}
        </Tr>
      </thead>
      <tbody>
        {data.map((delivery) => (
          <Tr key={delivery.id}>
            <Th scope="row" className="font-mono font-normal">
              {delivery.event}
            </Th>
            <Td>
              <Badge tone={delivery.state === "dead" ? "danger" : "neutral"}>
                {stateWords[delivery.state]}
              </Badge>
              {delivery.error && <span className="ml-2 text-ink-2">{delivery.error}</span>}
            </Td>
            <Td numeric>{delivery.attempts}</Td>
            <Td>
              <RelativeTime at={delivery.receivedAt} />
            </Td>
            {mayReplay && <Td>{delivery.state !== "received" && <ReplayButton delivery={delivery} />}</Td>}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function ReplayButton({ delivery }: { delivery: DeliveryDto }) {
  const client = useQueryClient();
  const [pending, setPending] = useState(false);
  async function replay() {
    setPending(true);
    const failure = actionFailure(
      await replayDeliveryAction({ deliveryId: delivery.id }).catch(() => undefined),
    );
    setPending(false);
    if (failure) notify.error(failure.message, { requestId: failure.requestId });
    else notify.info("Queued. What it names is fetched again.");
    await client.invalidateQueries({ queryKey: deliveryKeys.all });
  }
  return (
    <Button size="sm" variant="quiet" pending={pending} onClick={() => void replay()}>
      Process again
    </Button>
  );
}
