"use client";

import { useQuery } from "@tanstack/react-query";
import { OperationNotices } from "@/components/operations/operation-notice";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { SkeletonRows } from "@/components/ui/skeleton";
import { clientOptions } from "@/lib/clients/query-options";
import { ClientLinks } from "./client-links";
import { ClientCases, ClientFacts, ClientTimeline } from "./client-sections";

interface ClientViewProps {
  clientId: string;
  canWrite: boolean;
  canLaunch: boolean;
  mayResolve: boolean;
}

/** One client: facts, where it is known, its cases and what was done about it. */
export function ClientView({ clientId, canWrite, canLaunch, mayResolve }: ClientViewProps) {
  const { data, error, refetch, isFetching } = useQuery(clientOptions(clientId));
  if (!data && error) return <ErrorState error={error} onRetry={() => refetch()} retrying={isFetching} />;
  if (!data) return <SkeletonRows rows={8} height="line" label="Loading client" />;
  return (
    <>
      <PageHeader
        title={data.name}
        back={{ href: "/clients", label: "Clients" }}
        actions={
          <>
            {canLaunch && (
              <LinkButton href={`/cases/launch?client=${clientId}`} variant="primary">
                Launch record
              </LinkButton>
            )}
            {canWrite && <LinkButton href={`/clients/${clientId}/edit`}>Edit client</LinkButton>}
          </>
        }
      />
      <OperationNotices subjectType="client" subjectId={clientId} mayResolve={mayResolve} />
      <div className="grid gap-x-8 facts:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0">
          <Section title="Cases">
            <ClientCases cases={data.cases} more={data.moreCases} />
          </Section>
          <Section title="Timeline">
            <ClientTimeline events={data.events} />
          </Section>
        </div>
        <div className="min-w-0 max-facts:order-first">
          <Section title="Facts">
            <ClientFacts client={data} />
          </Section>
          <Section title="Known to">
            <ClientLinks client={data} canWrite={canWrite} />
          </Section>
        </div>
      </div>
    </>
  );
}
