import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { AuditTrail } from "@/components/audit/audit-trail";
import { PageBody } from "@/components/frame/page-body";
import { ForbiddenState } from "@/components/ui/forbidden-state";
import { PageHeader } from "@/components/ui/page-header";
import { auditFacets, listAudit } from "@/lib/audit/queries";
import { auditFacetsQuery, auditQuery } from "@/lib/audit/query-options";
import { readAuditFilter } from "@/lib/audit/schema";
import { requireTeam } from "@/lib/auth/context";
import { may, whoMay } from "@/lib/auth/roles";

export const metadata: Metadata = { title: "Audit" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AuditPage({ searchParams }: Props) {
  const ctx = await requireTeam();
  if (!may(ctx.role, "audit.read")) {
    return (
      <PageBody>
        <PageHeader title="Audit" />
        <ForbiddenState who={whoMay("audit.read")} what="read the audit trail" />
      </PageBody>
    );
  }
  const filter = readAuditFilter(await searchParams);
  const [page, facets] = await Promise.all([listAudit(ctx, { ...filter, limit: 50 }), auditFacets(ctx)]);
  const client = new QueryClient();
  client.setQueryData(auditQuery(filter).queryKey, { pages: [page], pageParams: [null] });
  client.setQueryData(auditFacetsQuery.queryKey, facets);
  return (
    <PageBody>
      <HydrationBoundary state={dehydrate(client)}>
        <AuditTrail />
      </HydrationBoundary>
    </PageBody>
  );
}
