import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { PageBody } from "@/components/frame/page-body";
import { MappingLane } from "@/components/mappings/mapping-lane";
import { ForbiddenState } from "@/components/ui/forbidden-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireTeam } from "@/lib/auth/context";
import { may, whoMay } from "@/lib/auth/roles";
import { mappingLane } from "@/lib/mappings/queries";
import { mappingLaneOptions } from "@/lib/mappings/query-options";

export const metadata: Metadata = { title: "Mappings" };

export default async function MappingsPage() {
  const ctx = await requireTeam();
  if (!may(ctx.role, "connection.write")) {
    return (
      <PageBody width="reading">
        <PageHeader title="Mappings" />
        <ForbiddenState who={whoMay("connection.write")} what="say what a provider’s statuses mean" />
      </PageBody>
    );
  }
  const client = new QueryClient();
  client.setQueryData(mappingLaneOptions().queryKey, await mappingLane(ctx));
  return (
    <PageBody>
      <PageHeader title="Mappings" description="What providers say that the desk does not understand yet." />
      <HydrationBoundary state={dehydrate(client)}>
        <MappingLane />
      </HydrationBoundary>
    </PageBody>
  );
}
