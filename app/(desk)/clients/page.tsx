import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { ClientList } from "@/components/clients/client-list";
import { ClientsTabs } from "@/components/clients/clients-tabs";
import { PageBody } from "@/components/frame/page-body";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { requireTeam } from "@/lib/auth/context";
import { may } from "@/lib/auth/roles";
import { clientConnections } from "@/lib/clients/connections";
import { listClients } from "@/lib/clients/queries";
import { clientListOptions } from "@/lib/clients/query-options";

export const metadata: Metadata = { title: "Clients" };

export default async function ClientsPage() {
  const ctx = await requireTeam();
  const canCreate = may(ctx.role, "client.write");
  const client = new QueryClient();
  const first = await listClients(ctx, { text: "", cursor: null, limit: 50 });
  const connections = await clientConnections(ctx);
  client.setQueryData(clientListOptions("").queryKey, { pages: [first], pageParams: [null] });
  return (
    <PageBody>
      <PageHeader
        title="Clients"
        actions={
          <>
            <LinkButton href="/clients/import">{canCreate ? "Import clients" : "Imports"}</LinkButton>
            {canCreate && (
              <LinkButton href="/clients/new" variant="primary">
                Create client
              </LinkButton>
            )}
          </>
        }
      />
      <ClientsTabs connections={connections} current="desk" />
      <HydrationBoundary state={dehydrate(client)}>
        <ClientList canCreate={canCreate} />
      </HydrationBoundary>
    </PageBody>
  );
}
