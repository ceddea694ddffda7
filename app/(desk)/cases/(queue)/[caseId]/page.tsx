import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CasePage } from "@/components/cases/case-page";
import { requireTeam } from "@/lib/auth/context";
import { getCase } from "@/lib/cases/queries";
import { caseOptions } from "@/lib/cases/query-options";
import { AppError } from "@/lib/errors";

export const metadata: Metadata = { title: "Case" };

export default async function OneCasePage({ params }: { params: Promise<{ caseId: string }> }) {
  const ctx = await requireTeam();
  const { caseId } = await params;
  const client = new QueryClient();
  const view = await getCase(ctx, caseId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not-found") notFound();
    throw error;
  });
  client.setQueryData(caseOptions(caseId).queryKey, view);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <CasePage caseId={caseId} />
    </HydrationBoundary>
  );
}
