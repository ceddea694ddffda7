import { PageBody } from "@/components/frame/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";

export default function MappingsLoading() {
  return (
    <PageBody>
      <PageHeader title="Mappings" />
      <SkeletonRows rows={6} height="row" />
    </PageBody>
  );
}
