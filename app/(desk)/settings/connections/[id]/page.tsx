import type { Metadata } from "next";
import { ConnectionView } from "@/components/connections/connection-view";
import { requireTeam } from "@/lib/auth/context";
import { may } from "@/lib/auth/roles";
import { redirectUri } from "@/lib/connections/redirect-uri";

export const metadata: Metadata = { title: "Connection" };

export default async function ConnectionPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireTeam();
  const { id } = await params;
  return (
    <ConnectionView
      connectionId={id}
      manage={may(ctx.role, "connection.write")}
      redirectUri={redirectUri()}
    />
  );
}
