import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ClientView } from "@/components/clients/client-view";
import { PageBody } from "@/components/frame/page-body";
import { requireTeam } from "@/lib/auth/context";
import { getClient } from "@/lib/clients/detail";
import { clientOptions } from "@/lib/clients/query-options";
import { AppError } from "@/lib/errors";

export const metadata: Metadata = { title: "Client" };

export default async function ClientPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireTeam();
  const { id } = await params;
  const detail = await getClient(ctx, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not-found") notFound();
    throw error;
  });
  const client = new QueryClient();
  client.setQueryData(clientOptions(id).queryKey, detail);
  return (
    <PageBody>
      <HydrationBoundary state={dehydrate(client)}>
        <ClientView clientId={id} role={ctx.role} />
      </HydrationBoundary>
    </PageBody>
  );
}
