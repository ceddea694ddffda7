import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageBody } from "@/components/frame/page-body";
import { ImportView } from "@/components/imports/import-view";
import { requireTeam } from "@/lib/auth/context";
import { may } from "@/lib/auth/roles";
import { countryOptions } from "@/lib/clients/countries";
import { connectionChoices } from "@/lib/connections/queries";
import { AppError } from "@/lib/errors";
import { getImport } from "@/lib/imports/queries";
import { importOptions } from "@/lib/imports/query-options";

export const metadata: Metadata = { title: "Import" };

export default async function ImportPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireTeam();
  const { id } = await params;
  const detail = await getImport(ctx, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not-found") notFound();
    throw error;
  });
  const client = new QueryClient();
  client.setQueryData(importOptions(id).queryKey, detail);
  const connections = await connectionChoices(ctx);
  return (
    <PageBody>
      <HydrationBoundary state={dehydrate(client)}>
        <ImportView
          importId={id}
          canWrite={may(ctx.role, "client.write")}
          connections={connections.filter((connection) => connection.clients)}
          countries={countryOptions}
        />
      </HydrationBoundary>
    </PageBody>
  );
}
