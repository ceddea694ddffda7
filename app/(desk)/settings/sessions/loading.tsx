import { PageBody } from "@/components/frame/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";

export default function SessionsLoading() {
  return (
    <PageBody>
      <PageHeader title="Your sessions" />
      <SkeletonRows rows={3} height="line" />
    </PageBody>
  );
}
