import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageBody } from "@/components/frame/page-body";
import { LaunchView } from "@/components/launch/launch-view";
import { ForbiddenState } from "@/components/ui/forbidden-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireTeam } from "@/lib/auth/context";
import { may, whoMay } from "@/lib/auth/roles";
import { getClient } from "@/lib/clients/detail";
import { clientOptions } from "@/lib/clients/query-options";
import { connectionChoices } from "@/lib/connections/queries";
import { AppError } from "@/lib/errors";
import { templatesOptions } from "@/lib/launch/query-options";
import { listTemplates } from "@/lib/launch/templates";

export const metadata: Metadata = { title: "Launch" };

interface LaunchPageProps {
  searchParams: Promise<{ client?: string | string[] }>;
}

export default async function LaunchPage({ searchParams }: LaunchPageProps) {
  const ctx = await requireTeam();
  if (!may(ctx.role, "case.launch")) {
    return (
      <PageBody width="reading">
        <PageHeader title="Launch" />
        <ForbiddenState who={whoMay("case.launch")} what="launch records and cases" />
      </PageBody>
    );
  }
  const { client: asked } = await searchParams;
  const clientId = typeof asked === "string" ? asked : null;
  const queries = new QueryClient();
  if (clientId !== null) {
    const detail = await getClient(ctx, clientId).catch((error: unknown) => {
      if (error instanceof AppError && error.code === "not-found") notFound();
      throw error;
    });
    queries.setQueryData(clientOptions(clientId).queryKey, detail);
    queries.setQueryData(templatesOptions().queryKey, await listTemplates(ctx));
  }
  const connections = (await connectionChoices(ctx)).filter((one) => one.launchKinds.length > 0);
  return (
    <PageBody width="reading">
      <HydrationBoundary state={dehydrate(queries)}>
        <LaunchView clientId={clientId} connections={connections} role={ctx.role} now={Date.now()} />
      </HydrationBoundary>
    </PageBody>
  );
}
