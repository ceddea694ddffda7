import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { panelsOf } from "@/components/connections/provider-panel-list";
import { ProviderPanelView } from "@/components/connections/provider-panels";
import { requireTeam } from "@/lib/auth/context";
import { may } from "@/lib/auth/roles";
import { getConnection } from "@/lib/connections/queries";
import { AppError } from "@/lib/errors";

interface PanelPageProps {
  params: Promise<{ id: string; panel: string }>;
}

const connectionOf = cache(async (id: string) => getConnection(await requireTeam(), id));

export async function generateMetadata({ params }: PanelPageProps): Promise<Metadata> {
  const { id, panel } = await params;
  const connection = await connectionOf(id).catch(() => null);
  const known = connection && panelsOf(connection.provider).find((one) => one.id === panel);
  return { title: known?.label ?? "Connection" };
}

export default async function ProviderPanelPage({ params }: PanelPageProps) {
  const ctx = await requireTeam();
  const { id, panel } = await params;
  const { provider } = await connectionOf(id).catch((error: unknown) => {
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
