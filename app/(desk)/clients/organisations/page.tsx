import type { Metadata } from "next";
import { ClientsTabs } from "@/components/clients/clients-tabs";
import { ConnectionChoice } from "@/components/clients/connection-choice";
import { ProviderOrganisationList } from "@/components/clients/provider-lists";
import { hasOrganisations } from "@/components/clients/provider-pages";
import { PageBody } from "@/components/frame/page-body";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireTeam } from "@/lib/auth/context";
import { clientConnections } from "@/lib/clients/connections";

export const metadata: Metadata = { title: "Organisations" };

interface Props {
  searchParams: Promise<{ connection?: string | string[] }>;
}

export default async function OrganisationsPage({ searchParams }: Props) {
  const ctx = await requireTeam();
  const { connection: asked } = await searchParams;
  const connections = await clientConnections(ctx);
  const able = connections.filter((one) => hasOrganisations(one.provider));
  const connection = able.find((one) => one.id === asked) ?? able[0];
  return (
    <PageBody>
      <PageHeader title="Organisations" description="Companies and firms that clients act for." />
      <ClientsTabs connections={connections} current="organisations" />
      {!connection && (
        <EmptyState title="No connection keeps organisations">
          They are kept at the provider. An admin can add a connection in the settings.
        </EmptyState>
      )}
      {connection && (
        <>
          <ConnectionChoice connections={able} current={connection.id} />
          <ProviderOrganisationList
            provider={connection.provider}
            connectionId={connection.id}
            connectionName={connection.name}
            role={ctx.role}
          />
        </>
      )}
    </PageBody>
  );
}
