import { SkeletonRows } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <div className="py-4">
      <SkeletonRows rows={8} height="line" label="Loading connection" />
    </div>
  );
}
