import type { Metadata } from "next";
import { CreateClientForm } from "@/components/clients/create-client-form";
import { PageBody } from "@/components/frame/page-body";
import { ForbiddenState } from "@/components/ui/forbidden-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireTeam } from "@/lib/auth/context";
import { may, whoMay } from "@/lib/auth/roles";
import { countryOptions } from "@/lib/clients/countries";
import { connectionChoices } from "@/lib/connections/queries";

export const metadata: Metadata = { title: "Create client" };

export default async function NewClientPage() {
  const ctx = await requireTeam();
  const allowed = may(ctx.role, "client.write");
  const connections = allowed ? await connectionChoices(ctx) : [];
  return (
    <PageBody width="reading">
      <PageHeader title="Create client" back={{ href: "/clients", label: "Clients" }} />
      {allowed ? (
        <CreateClientForm
          countries={countryOptions}
          connections={connections.filter((connection) => connection.clients)}
        />
      ) : (
        <ForbiddenState who={whoMay("client.write")} what="create clients" />
      )}
    </PageBody>
  );
}
