import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { PageBody } from "@/components/frame/page-body";
import { OpenOperations } from "@/components/operations/open-operations";
import { PageHeader } from "@/components/ui/page-header";
import { requireTeam } from "@/lib/auth/context";
import { may } from "@/lib/auth/roles";
import { openOperations } from "@/lib/operations/queries";
import { openOperationsOptions } from "@/lib/operations/query-options";

export const metadata: Metadata = { title: "Open writes" };

export default async function OpenWritesPage() {
  const ctx = await requireTeam();
  const client = new QueryClient();
  client.setQueryData(openOperationsOptions().queryKey, await openOperations(ctx));
  return (
    <PageBody>
      <PageHeader
        title="Open writes"
        description="Changes sent to a provider whose outcome is not known yet. None is sent again by itself."
      />
      <HydrationBoundary state={dehydrate(client)}>
        <OpenOperations mayResolve={may(ctx.role, "operation.resolve")} />
      </HydrationBoundary>
    </PageBody>
  );
}
