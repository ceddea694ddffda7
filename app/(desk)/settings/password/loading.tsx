import { PageBody } from "@/components/frame/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";

export default function PasswordLoading() {
  return (
    <PageBody width="reading">
      <PageHeader title="Password" />
      <SkeletonRows rows={2} height="field" />
    </PageBody>
  );
}
