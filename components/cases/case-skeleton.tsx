import { Skeleton } from "@/components/ui/skeleton";
import { StatusMark } from "@/components/ui/status-mark";
import type { CaseRow } from "@/lib/cases/types";
import { providerName } from "@/lib/providers/names";

/** The open case before it is there, in the true heights; what its row in the list tells is shown at once. */
export function CaseSkeleton({ row }: { row?: CaseRow | undefined }) {
  return (
    <div role="status" aria-label="Loading case" className="flex flex-col gap-2 px-4 pt-4 desk:px-6">
      {row ? (
        <>
          <h1 className="wrap-anywhere min-h-9 font-semibold text-lg">
            {row.clientName ?? row.title}
            {row.clientName && <span className="font-normal text-ink-2"> · {row.title}</span>}
          </h1>
          <StatusMark {...row} providerLabel={providerName(row.provider)} className="min-h-7" />
        </>
      ) : (
        <>
          <Skeleton className="h-9 w-72 max-w-full" />
          <Skeleton className="h-7 w-96 max-w-full" />
        </>
      )}
      <Skeleton className="mt-1 h-8 w-80 max-w-full" />
      <Skeleton className="mt-3 h-9 w-full" />
      <Skeleton className="mt-2 h-40 w-full" />
    </div>
  );
}
