"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/components/ui/error-state";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { SkeletonRows } from "@/components/ui/skeleton";
import { webhookOptions } from "@/lib/webhooks/query-options";
import { DeliveryTable } from "./delivery-table";
import { EventChoice } from "./event-choice";
import { LogTable } from "./log-table";
import { WebhookActions } from "./webhook-actions";
import { WebhookFacts } from "./webhook-facts";

/** The webhook of a connection: its health, what it is told of, what arrived and what the provider says it sent. */
export function WebhookView({ connectionId, manage }: { connectionId: string; manage: boolean }) {
  const { data, error, refetch, isFetching } = useQuery(webhookOptions(connectionId));
  if (!data && error) return <ErrorState error={error} onRetry={() => refetch()} retrying={isFetching} />;
  if (!data) return <SkeletonRows rows={8} height="line" label="Loading webhook" />;
  const { registered, reachable, providerLabel, address, events } = data;
  return (
    <>
      <Section
        title="Webhook"
        description={`${providerLabel} tells the desk of changes within seconds. Without it they are found with every poll.`}
        actions={manage && registered && <WebhookActions connectionId={connectionId} webhook={data} />}
      >
        {!reachable && (
          <Notice tone="warning" title={`${providerLabel} cannot reach this desk`}>
            {new URL(address).origin} is not an address on the internet. Changes are found with every poll.
          </Notice>
        )}
        <WebhookFacts webhook={data} />
      </Section>
      {manage && (
        <Section title={registered ? "Events" : "Register"}>
          <EventChoice key={`${registered} ${events.join()}`} connectionId={connectionId} webhook={data} />
        </Section>
      )}
      <Section title="Deliveries" description="What lately arrived, failed ones first.">
        <DeliveryTable connectionId={connectionId} mayReplay={manage} />
      </Section>
      {registered && (
        <Section
          title={`The log of ${providerLabel}`}
          description="What it says it sent in the last three days, and what became of each here."
        >
          <LogTable connectionId={connectionId} webhook={data} manage={manage} />
        </Section>
      )}
    </>
  );
}
