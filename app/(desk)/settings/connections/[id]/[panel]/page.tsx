import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { panelsOf } from "@/components/connections/provider-panel-list";
import { ProviderPanelView } from "@/components/connections/provider-panels";
import { requireTeam } from "@/lib/auth/context";
import { may } from "@/lib/auth/roles";
import { getConnection } from "@/lib/connections/queries";
import { AppError } from "@/lib/errors";

export const metadata: Metadata = { title: "Connection" };

export default async function ProviderPanelPage({
  params,
}: {
  params: Promise<{ id: string; panel: string }>;
}) {
  const ctx = await requireTeam();
  const { id, panel } = await params;
  const { provider } = await getConnection(ctx, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not-found") notFound();
    throw error;
  });
  if (!panelsOf(provider).some((known) => known.id === panel)) notFound();
  return (
    <ProviderPanelView
      provider={provider}
      panel={panel}
      connectionId={id}
      manage={may(ctx.role, "connection.write")}
    />
  );
}
