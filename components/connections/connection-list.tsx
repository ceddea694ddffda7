"use client";

import { useQuery } from "@tanstack/react-query";
import { Plug } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { SkeletonRows } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { connectionListOptions } from "@/lib/connections/query-options";
import type { ConnectionDto } from "@/lib/connections/types";
import { ExpiryBadge } from "./expiry-badge";
import { HealthBadge } from "./health-badge";
import { RateBar } from "./rate-meter";
import { rateWords, webhookWords } from "./words";

/** The team's connections with their health. */
export function ConnectionList({ manage }: { manage: boolean }) {
  const { data, error, refetch, isFetching } = useQuery(connectionListOptions());
  if (!data && error) return <ErrorState error={error} onRetry={() => refetch()} retrying={isFetching} />;
  if (!data) return <SkeletonRows rows={2} label="Loading connections" />;
  if (data.length === 0) return <NoConnections manage={manage} />;
  return (
    <ul aria-label="Connections" className="divide-y border-y">
      {data.map((connection) => (
        <ConnectionLine key={connection.id} connection={connection} />
      ))}
    </ul>
  );
}

function NoConnections({ manage }: { manage: boolean }) {
  return (
    <EmptyState
      title="No provider is connected yet"
      action={
        manage && (
          <LinkButton href="/settings/connections/new" variant="primary">
            Add connection
          </LinkButton>
        )
      }
    >
      {manage
        ? "A connection holds the credentials with which the desk works at a provider."
        : "An admin of your team can add one. Until then there are no cases."}
    </EmptyState>
  );
}

/** How the desk learns of its cases, and when it last did. */
function Freshness({ connection: { readsBack, lastSyncAt, lastDeliveryAt } }: { connection: ConnectionDto }) {
  const at = readsBack ? lastSyncAt : lastDeliveryAt;
  if (!readsBack) {
    return (
      <>
        Told by webhook;{" "}
        {at ? (
          <>
            last webhook <RelativeTime at={at} />
          </>
        ) : (
          "none has come yet"
        )}
      </>
    );
  }
  return at ? (
    <>
      Last sync <RelativeTime at={at} />
    </>
  ) : (
    "Not synced yet"
  );
}

function ConnectionLine({ connection }: { connection: ConnectionDto }) {
  const { id, name, providerLabel, status, statusDetail, statusAt, credential, mode } = connection;
  const rate = rateWords(connection);
  return (
    <li className="flex flex-wrap items-start gap-x-6 gap-y-1 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-2">
          <Plug aria-hidden="true" className="size-4 text-ink-3" />
          <TextLink href={`/settings/connections/${id}`} className="font-semibold">
            {name}
          </TextLink>
          <span className="text-ink-2">{providerLabel}</span>
          {mode && (
            <Badge tone={mode === "test" ? "neutral" : "accent"}>{mode === "test" ? "Test" : "Live"}</Badge>
          )}
          <HealthBadge status={status} word={credential.word} />
          <ExpiryBadge credential={credential} />
          {statusAt && (
            <span className="text-ink-2">
              since <RelativeTime at={statusAt} />
            </span>
          )}
        </p>
        {statusDetail && <p className="mt-1 text-danger">{statusDetail}</p>}
        {connection.accountName && (
          <p className="mt-1 text-ink-2">
            {connection.accountName}
            {connection.accountTeamName && `, ${connection.accountTeamName}`}
          </p>
        )}
      </div>
      <div className="flex-1 basis-64 text-ink-2">
        <p>
          <Freshness connection={connection} />
          {connection.lastSyncError && <span className="text-danger">. {connection.lastSyncError}</span>}
        </p>
        {connection.webhooks && <p>{webhookWords(connection)}</p>}
        {rate && <p>{rate}</p>}
        <RateBar {...connection} />
        {connection.pausedUntil && (
          <p className="text-review">
            Next call <RelativeTime at={connection.pausedUntil} />
          </p>
        )}
        {connection.breaker === "open" && <p className="text-danger">Calls are held back after failures</p>}
      </div>
    </li>
  );
}
