import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ClientsTabs } from "@/components/clients/clients-tabs";
import { ProviderClientList } from "@/components/clients/provider-lists";
import { hasClientList } from "@/components/clients/provider-pages";
import { PageBody } from "@/components/frame/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireTeam } from "@/lib/auth/context";
import { clientConnections } from "@/lib/clients/connections";

export const metadata: Metadata = { title: "Clients at a provider" };

interface Props {
  params: Promise<{ connectionId: string }>;
}

export default async function ClientsAtProviderPage({ params }: Props) {
  const ctx = await requireTeam();
  const { connectionId } = await params;
  const connections = await clientConnections(ctx);
  const connection = connections.find((one) => one.id === connectionId);
  if (!connection || !hasClientList(connection.provider)) notFound();
  return (
    <PageBody>
      <PageHeader title={`Clients at ${connection.name}`} />
      <ClientsTabs connections={connections} current={connectionId} />
      <ProviderClientList
        provider={connection.provider}
        connectionId={connectionId}
        connectionName={connection.name}
        role={ctx.role}
      />
    </PageBody>
  );
}
