import { PageBody } from "@/components/frame/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <PageBody>
      <PageHeader title="Import clients" />
      <SkeletonRows rows={8} height="line" label="Loading imports" />
    </PageBody>
  );
}
