import type { Metadata } from "next";
import { WebhookView } from "@/components/webhooks/webhook-view";
import { requireTeam } from "@/lib/auth/context";
import { may } from "@/lib/auth/roles";

export const metadata: Metadata = { title: "Webhook" };

export default async function WebhookPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireTeam();
  const { id } = await params;
  return <WebhookView connectionId={id} manage={may(ctx.role, "connection.write")} />;
}
