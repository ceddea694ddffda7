import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EditClientForm } from "@/components/clients/edit-client-form";
import { PageBody } from "@/components/frame/page-body";
import { ForbiddenState } from "@/components/ui/forbidden-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireTeam } from "@/lib/auth/context";
import { may, whoMay } from "@/lib/auth/roles";
import { countryOptions } from "@/lib/clients/countries";
import { getClient } from "@/lib/clients/detail";
import { AppError } from "@/lib/errors";

export const metadata: Metadata = { title: "Edit client" };

export default async function EditClientPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireTeam();
  const { id } = await params;
  const client = await getClient(ctx, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not-found") notFound();
    throw error;
  });
  return (
    <PageBody width="reading">
      <PageHeader title="Edit client" back={{ href: `/clients/${id}`, label: client.name }} />
      {may(ctx.role, "client.write") ? (
        <EditClientForm client={client} countries={countryOptions} />
      ) : (
        <ForbiddenState who={whoMay("client.write")} what="change clients" />
      )}
    </PageBody>
  );
}
