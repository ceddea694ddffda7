"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { ForbiddenState } from "@/components/ui/forbidden-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { ApiError } from "@/lib/api-client";

interface LoadedProps<T> {
  query: UseQueryResult<T>;
  /** What is loading, e.g. "notes". */
  what: string;
  rows?: number;
  children: (data: T) => ReactNode;
}

/** What a query found, or its skeleton, or why it is not there; data that is there stays through a failing refetch. */
export function Loaded<T>({ query, what, rows = 6, children }: LoadedProps<T>) {
  const { data, error, refetch, isFetching } = query;
  if (data !== undefined) return children(data);
  if (error instanceof ApiError && error.code === "forbidden") {
    return <ForbiddenState who="Any member of the team" what={`see the ${what}`} />;
  }
  if (error) {
    const known = error instanceof ApiError ? { error } : {};
    return (
      <ErrorState
        title={`The ${what} did not load`}
        {...known}
        onRetry={() => void refetch()}
        retrying={isFetching}
      />
    );
  }
  return <SkeletonRows rows={rows} height="line" label={`Loading ${what}`} />;
}
