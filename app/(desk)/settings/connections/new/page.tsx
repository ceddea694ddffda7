import type { Metadata } from "next";
import { ConnectionForm } from "@/components/connections/connection-form";
import { PageBody } from "@/components/frame/page-body";
import { ForbiddenState } from "@/components/ui/forbidden-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireTeam } from "@/lib/auth/context";
import { may, whoMay } from "@/lib/auth/roles";
import { catalog } from "@/lib/providers/catalog";

export const metadata: Metadata = { title: "Add connection" };

export default async function NewConnectionPage() {
  const ctx = await requireTeam();
  const providers = Object.values(catalog).map(({ id, label, baseUrls }) => ({
    id,
    label,
    baseUrl: baseUrls[0],
  }));
  return (
    <PageBody width="reading">
      <PageHeader title="Add connection" back={{ href: "/settings/connections", label: "Connections" }} />
      {may(ctx.role, "connection.write") ? (
        <ConnectionForm mode="create" providers={providers} />
      ) : (
        <ForbiddenState who={whoMay("connection.write")} what="add connections" />
      )}
    </PageBody>
  );
}
