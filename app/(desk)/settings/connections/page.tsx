import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { ConnectionList } from "@/components/connections/connection-list";
import { ConsentNotice } from "@/components/connections/consent";
import { PageBody } from "@/components/frame/page-body";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { requireTeam } from "@/lib/auth/context";
import { may, whoMay } from "@/lib/auth/roles";
import { listConnections } from "@/lib/connections/queries";
import { connectionListOptions } from "@/lib/connections/query-options";

export const metadata: Metadata = { title: "Connections" };

export default async function ConnectionsPage({
  searchParams,
}: {
  searchParams: Promise<{ consent?: string | string[] }>;
}) {
  const { consent } = await searchParams;
  const ctx = await requireTeam();
  const manage = may(ctx.role, "connection.write");
  const client = new QueryClient();
  client.setQueryData(connectionListOptions().queryKey, await listConnections(ctx));
  return (
    <PageBody>
      <PageHeader
        title="Connections"
        description={
          manage
            ? "The provider accounts that this team works at."
            : `${whoMay("connection.write")} can add and change connections.`
        }
        actions={
          manage && (
            <LinkButton href="/settings/connections/new" variant="primary">
              Add connection
            </LinkButton>
          )
        }
      />
      <ConsentNotice outcome={typeof consent === "string" ? consent : null} />
      <HydrationBoundary state={dehydrate(client)}>
        <ConnectionList manage={manage} />
      </HydrationBoundary>
    </PageBody>
  );
}
