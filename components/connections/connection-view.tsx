"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/components/ui/error-state";
import { FactsList } from "@/components/ui/facts-list";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import { SkeletonRows } from "@/components/ui/skeleton";
import { connectionOptions } from "@/lib/connections/query-options";
import type { ConnectionDetail } from "@/lib/connections/types";
import { fieldText } from "@/lib/providers/account";
import { providerEntry } from "@/lib/providers/catalog";
import { ConnectionForm } from "./connection-form";
import { credentialWords } from "./credential-words";
import { DriftTable } from "./drift-table";
import { HealthBadge } from "./health-badge";
import { PastedWebhookFacts } from "./pasted-webhook";
import { RateMeter } from "./rate-meter";
import { webhookWords } from "./words";

interface ConnectionViewProps {
  connectionId: string;
  manage: boolean;
  redirectUri: string;
}

/** One connection: health, rate limit, and for admins its settings and what its provider sent that we do not know. */
export function ConnectionView({ connectionId, manage, redirectUri }: ConnectionViewProps) {
  const { data, error, refetch, isFetching } = useQuery(connectionOptions(connectionId));
  if (!data && error) return <ErrorState error={error} onRetry={() => refetch()} retrying={isFetching} />;
  if (!data) return <SkeletonRows rows={6} height="line" label="Loading connection" />;
  const { name, baseUrl, credential, settings } = data;
  return (
    <>
      <Section title="Health">
        <HealthFacts connection={data} />
      </Section>
      <Section title="Rate limit">
        <RateMeter connection={data} />
      </Section>
      {data.pasted && (
        <Section
          title="Webhook address"
          description={`Enter this address at ${data.providerLabel}: it cannot be registered from here.`}
        >
          <PastedWebhookFacts connection={data} webhook={data.pasted} />
        </Section>
      )}
      {manage && (
        <>
          <Section
            title="Settings"
            description={
              data.readsBack
                ? "A new address or secret is tested as soon as it is saved."
                : "Nothing there tests a new address or secret: the next launch shows whether it is right."
            }
          >
            <ConnectionForm
              key={`${name} ${baseUrl} ${credential.kind} ${credential.fingerprint} ${credential.issuedAt} ${JSON.stringify(settings)}`}
              mode="edit"
              connection={data}
              redirectUri={redirectUri}
            />
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

/** What was entered of the account beside its secrets. */
function accountFacts({ provider, settings }: ConnectionDetail) {
  const fields = providerEntry(provider)?.credentialFields ?? [];
  return fields
    .filter((field) => !field.secret && settings[field.key] !== undefined)
    .map((field) => ({ label: field.label, value: fieldText(field, settings[field.key] ?? "") }));
}

function HealthFacts({ connection }: { connection: ConnectionDetail }) {
  const at = (moment: string | null) => (moment ? <RelativeTime at={moment} /> : null);
  // Who cannot be asked is not synced, and has no account to name; null leaves a line out.
  const { statusAt, statusDetail, readsBack } = connection;
  return (
    <FactsList
      facts={[
        {
          label: "Status",
          value: (
            <span className="flex flex-wrap items-center gap-2">
              <HealthBadge status={connection.status} word={connection.credential.word} />
              {statusAt && <span className="text-ink-2">since {at(statusAt)}</span>}
              {statusDetail && <span className="basis-full text-danger">{statusDetail}</span>}
            </span>
          ),
        },
        {
          label: "Account",
          value: (connection.accountName ?? (readsBack && "Not asked yet; a test tells")) || null,
        },
        { label: "Team there", value: connection.accountTeamName || null },
        { label: "Base URL", value: <span className="font-mono">{connection.baseUrl}</span> },
        { label: "Signs in", value: credentialWords(connection.credential) },
        { label: "Ends", value: at(connection.credential.expiresAt) },
        ...accountFacts(connection),
        {
          label: "Last sync",
          value: readsBack ? (
            <>
              {at(connection.lastSyncAt) ?? "Not yet"}
              {connection.lastSyncError && (
                <span className="block text-danger">{connection.lastSyncError}</span>
              )}
            </>
          ) : null,
        },
        {
          label: "Told by webhook",
          value: readsBack ? null : connection.lastDeliveryAt ? (
            <>last {at(connection.lastDeliveryAt)}</>
          ) : (
            "nothing has come yet"
          ),
        },
        { label: "Webhook", value: connection.webhooks ? webhookWords(connection) : null },
      ]}
    />
  );
}
