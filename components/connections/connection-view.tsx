"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { FactsList } from "@/components/ui/facts-list";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import { SkeletonRows } from "@/components/ui/skeleton";
import { connectionOptions } from "@/lib/connections/query-options";
import type { ConnectionDetail, TestResult } from "@/lib/connections/types";
import { plural } from "@/lib/format/names";
import { ConnectionActions } from "./connection-actions";
import { ConnectionForm } from "./connection-form";
import { DriftTable } from "./drift-table";
import { HealthBadge } from "./health-badge";
import { TestOutcome } from "./test-outcome";
import { rateWords, webhookWords } from "./words";

/** One connection: health, facts, and for admins its settings and what its provider sent that the desk does not know. */
export function ConnectionView({ connectionId, manage }: { connectionId: string; manage: boolean }) {
  const { data, error, refetch, isFetching } = useQuery(connectionOptions(connectionId));
  const [tested, setTested] = useState<TestResult | null>(null);
  if (!data && error) return <ErrorState error={error} onRetry={() => refetch()} retrying={isFetching} />;
  if (!data) return <SkeletonRows rows={6} height="line" label="Loading connection" />;
  return (
    <>
      <PageHeader
        title={data.name}
        description={data.providerLabel}
        back={{ href: "/settings/connections", label: "Connections" }}
        actions={manage && <ConnectionActions connection={data} onTested={setTested} />}
      />
      {tested && (
        <div className="mb-4">
          <TestOutcome result={tested} saved />
        </div>
      )}
      <Section title="Health">
        <HealthFacts connection={data} />
      </Section>
      {manage && (
        <>
          <Section title="Settings" description="A new address or token is tested as soon as it is saved.">
            <ConnectionForm key={`${data.name} ${data.baseUrl}`} mode="edit" connection={data} />
          </Section>
          <Section
            title="Unexpected answers"
            description="Fields and values of this provider that the desk does not know. They are kept and shown, and nothing breaks; tell whoever maintains the desk when they pile up."
          >
            <DriftTable drifts={data.drifts} />
          </Section>
        </>
      )}
    </>
  );
}

function HealthFacts({ connection }: { connection: ConnectionDetail }) {
  const at = (moment: string | null) => (moment ? <RelativeTime at={moment} /> : null);
  const { statusAt, statusDetail, pausedUntil } = connection;
  return (
    <FactsList
      facts={[
        {
          label: "Status",
          value: (
            <span className="flex flex-wrap items-center gap-2">
              <HealthBadge status={connection.status} />
              {statusAt && <span className="text-ink-2">since {at(statusAt)}</span>}
              {statusDetail && <span className="basis-full text-danger">{statusDetail}</span>}
            </span>
          ),
        },
        { label: "Account", value: connection.accountName ?? "Not asked yet; a test tells" },
        { label: "Team there", value: connection.accountTeamName },
        { label: "Base URL", value: <span className="font-mono">{connection.baseUrl}</span> },
        {
          label: "Token",
          value: (
            <span className="font-mono">
              {connection.tokenLastFour && `…${connection.tokenLastFour}, `}
              fingerprint {connection.tokenFingerprint}
            </span>
          ),
        },
        {
          label: "Rate limit",
          value: (
            <>
              {rateWords(connection)}
              {connection.rateSeenAt && <span className="text-ink-2"> ({at(connection.rateSeenAt)})</span>}
              {pausedUntil && <span className="block text-review">Paused, next call {at(pausedUntil)}</span>}
            </>
          ),
        },
        {
          label: "Last sync",
          value: (
            <>
              {at(connection.lastSyncAt) ?? "Not yet"}
              {connection.lastSyncError && (
                <span className="block text-danger">{connection.lastSyncError}</span>
              )}
            </>
          ),
        },
        { label: "Webhook", value: webhookWords({ ...connection, badSignatures: 0 }) },
        { label: "Last delivery", value: at(connection.lastDeliveryAt) ?? "None yet" },
        {
          label: "Bad signatures",
          value:
            connection.badSignatures === 0
              ? "None"
              : `${plural(connection.badSignatures, "delivery", "deliveries")} turned away`,
        },
      ]}
    />
  );
}
