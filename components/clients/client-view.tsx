"use client";

import { useQuery } from "@tanstack/react-query";
import { Suspense } from "react";
import { OperationNotices } from "@/components/operations/operation-notice";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Tabs } from "@/components/ui/tabs";
import { may, type Role } from "@/lib/auth/roles";
import { clientOptions } from "@/lib/clients/query-options";
import type { ClientDetail } from "@/lib/clients/types";
import { ArchivedNotice } from "./archived-notice";
import { ClientClaims } from "./client-claims";
import { ClientLinks } from "./client-links";
import { ClientCases, ClientFacts } from "./client-sections";
import { ClientTimeline } from "./client-timeline";
import { useClientTab } from "./use-client-tab";

/** One client: facts, where it is known, its cases, what was done about it, and what each provider adds. */
export function ClientView({ clientId, role }: { clientId: string; role: Role }) {
  const { data, error, refetch, isFetching } = useQuery(clientOptions(clientId));
  if (!data && error) return <ErrorState error={error} onRetry={() => refetch()} retrying={isFetching} />;
  if (!data) return <SkeletonRows rows={8} height="line" label="Loading client" />;
  const canWrite = may(role, "client.write");
  return (
    <>
      <PageHeader
        title={data.name}
        back={{ href: "/clients", label: "Clients" }}
        actions={
          data.archivedAt === null && (
            <>
              {may(role, "case.launch") && (
                <LinkButton href={`/cases/launch?client=${clientId}`} variant="primary">
                  Launch
                </LinkButton>
              )}
              {canWrite && <LinkButton href={`/clients/${clientId}/edit`}>Edit client</LinkButton>}
            </>
          )
        }
      />
      <ArchivedNotice client={data} canWrite={canWrite} />
      <OperationNotices
        subjectType="client"
        subjectId={clientId}
        mayResolve={may(role, "operation.resolve")}
      />
      <ClientTabs client={data} role={role} />
    </>
  );
}

function ClientTabs({ client, role }: { client: ClientDetail; role: Role }) {
  const { tabs, panel, link, able, current, open, chooseLink } = useClientTab(client.links);
  const Panel = panel?.component;
  if (tabs.length === 1) return <Overview client={client} canWrite={may(role, "client.write")} />;
  return (
    <Tabs label="Client" value={current} onChange={open} tabs={tabs}>
      {Panel && link ? (
        <>
          {able.length > 1 && (
            <Field label="Connection" className="mt-4 max-w-xs">
              <Select
                value={link.id}
                options={able.map((one) => ({
                  value: one.id,
                  label: `${one.connectionName} · ${one.providerClientId}`,
                }))}
                onChange={(event) => chooseLink(event.target.value)}
              />
            </Field>
          )}
          <div className="*:first:border-t-0">
            <Suspense fallback={<SkeletonRows rows={6} height="line" label="Loading" />}>
              <Panel
                key={link.id}
                clientId={client.id}
                connectionId={link.connectionId}
                linkId={link.id}
                role={role}
              />
            </Suspense>
          </div>
        </>
      ) : (
        <Overview client={client} canWrite={may(role, "client.write")} />
      )}
    </Tabs>
  );
}

function Overview({ client, canWrite }: { client: ClientDetail; canWrite: boolean }) {
  return (
    <div className="grid gap-x-8 facts:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="min-w-0 facts:*:first:border-t-0">
        <Section title="Cases">
          <ClientCases cases={client.cases} more={client.moreCases} />
        </Section>
        <Section title="What providers say">
          <ClientClaims clientId={client.id} />
        </Section>
        <Section title="Timeline">
          <ClientTimeline clientId={client.id} />
        </Section>
      </div>
      <div className="min-w-0 *:first:border-t-0 max-facts:order-first">
        <Section title="Facts">
          <ClientFacts client={client} />
        </Section>
        <Section title="Known to">
          <ClientLinks client={client} canWrite={canWrite} />
        </Section>
      </div>
    </div>
  );
}
