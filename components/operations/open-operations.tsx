"use client";

import { useQuery } from "@tanstack/react-query";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { ApiError } from "@/lib/api-client";
import { openOperationsOptions } from "@/lib/operations/query-options";
import type { OperationDto } from "@/lib/operations/types";
import { OperationNotice } from "./operation-notice";

/** Every write of the team that is not finished, oldest first, with the way to what it is about. */
export function OpenOperations({ mayResolve }: { mayResolve: boolean }) {
  const { data, error, refetch } = useQuery(openOperationsOptions());
  if (error && !data) {
    const known = error instanceof ApiError ? { error } : {};
    return <ErrorState title="The open writes did not load" {...known} onRetry={() => void refetch()} />;
  }
  if (!data) return <SkeletonRows rows={3} height="row" />;
  if (data.length === 0) {
    return <EmptyState title="Nothing is open">Every write to a provider has a known outcome.</EmptyState>;
  }
  return (
    <ul className="flex flex-col gap-3">
      {data.map((operation) => (
        <li key={operation.id} className="flex flex-col gap-1">
          <OperationNotice operation={operation} mayResolve={mayResolve} />
          <SubjectLink operation={operation} />
        </li>
      ))}
    </ul>
  );
}

function SubjectLink({ operation: { subjectType, subjectId } }: { operation: OperationDto }) {
  if (subjectId === null) return null;
  if (subjectType === "client") return <TextLink href={`/clients/${subjectId}`}>Open client</TextLink>;
  if (subjectType === "case") return <TextLink href={`/cases/${subjectId}`}>Open case</TextLink>;
  return null;
}
