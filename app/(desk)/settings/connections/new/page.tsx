import type { Metadata } from "next";
import { ConnectionForm } from "@/components/connections/connection-form";
import { PageBody } from "@/components/frame/page-body";
import { ForbiddenState } from "@/components/ui/forbidden-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireTeam } from "@/lib/auth/context";
import { may, whoMay } from "@/lib/auth/roles";
import { redirectUri } from "@/lib/connections/redirect-uri";
import { catalog, type ProviderEntry } from "@/lib/providers/catalog";

export const metadata: Metadata = { title: "Add connection" };

export default async function NewConnectionPage() {
  const ctx = await requireTeam();
  const providers = Object.values<ProviderEntry>(catalog).map(({ id, label, baseUrls, oauth }) => ({
    id,
    label,
    baseUrl: baseUrls[0] ?? "",
    oauth: oauth ?? false,
  }));
  return (
    <PageBody width="reading">
      <PageHeader title="Add connection" back={{ href: "/settings/connections", label: "Connections" }} />
      {may(ctx.role, "connection.write") ? (
        <ConnectionForm mode="create" providers={providers} redirectUri={redirectUri()} />
      ) : (
        <ForbiddenState who={whoMay("connection.write")} what="add connections" />
      )}
    </PageBody>
  );
}
