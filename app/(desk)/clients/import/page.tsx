import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { PageBody } from "@/components/frame/page-body";
import { ImportList } from "@/components/imports/import-list";
import { UploadForm } from "@/components/imports/upload-form";
import { ForbiddenState } from "@/components/ui/forbidden-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { requireTeam } from "@/lib/auth/context";
import { may, whoMay } from "@/lib/auth/roles";
import { listImports } from "@/lib/imports/queries";
import { importListOptions } from "@/lib/imports/query-options";

export const metadata: Metadata = { title: "Import clients" };

export default async function ImportsPage() {
  const ctx = await requireTeam();
  const client = new QueryClient();
  client.setQueryData(importListOptions().queryKey, { pages: [await listImports(ctx)], pageParams: [null] });
  return (
    <PageBody>
      <PageHeader title="Import clients" back={{ href: "/clients", label: "Clients" }} />
      {may(ctx.role, "client.write") ? (
        <UploadForm />
      ) : (
        <ForbiddenState who={whoMay("client.write")} what="import clients" />
      )}
      <div className="mt-8">
        <Section title="Imports">
          <HydrationBoundary state={dehydrate(client)}>
            <ImportList />
          </HydrationBoundary>
        </Section>
      </div>
    </PageBody>
  );
}
