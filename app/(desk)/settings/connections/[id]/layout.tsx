import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { ConnectionHeader } from "@/components/connections/connection-header";
import { PageBody } from "@/components/frame/page-body";
import { requireTeam } from "@/lib/auth/context";
import { may } from "@/lib/auth/roles";
import { getConnection } from "@/lib/connections/queries";
import { connectionOptions } from "@/lib/connections/query-options";
import { AppError } from "@/lib/errors";

export default async function ConnectionLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ id: string }>;
}) {
  const ctx = await requireTeam();
  const { id } = await params;
  const connection = await getConnection(ctx, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not-found") notFound();
    throw error;
  });
  const client = new QueryClient();
  client.setQueryData(connectionOptions(id).queryKey, connection);
  return (
    <PageBody>
      <HydrationBoundary state={dehydrate(client)}>
        <ConnectionHeader connectionId={id} manage={may(ctx.role, "connection.write")} />
        <div className="[&>section:first-child]:border-t-0">{children}</div>
      </HydrationBoundary>
    </PageBody>
  );
}
