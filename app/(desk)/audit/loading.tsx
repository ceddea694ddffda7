import { PageBody } from "@/components/frame/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";

export default function AuditLoading() {
  return (
    <PageBody>
      <PageHeader title="Audit" />
      <SkeletonRows rows={12} height="row" />
    </PageBody>
  );
}
