import { Skeleton } from "@/components/ui/skeleton";

/** The open case before it is there, in the true heights of header, actions and tabs. */
export function CaseSkeleton() {
  return (
    <div role="status" aria-label="Loading case" className="flex flex-col gap-3 px-4 pt-4 desk:px-6">
      <Skeleton className="h-7 w-72 max-w-full" />
      <Skeleton className="h-5 w-96 max-w-full" />
      <Skeleton className="h-8 w-80 max-w-full" />
      <Skeleton className="mt-4 h-9 w-full" />
      <Skeleton className="h-40 w-full" />
    </div>
  );
}
