"use client";

import { ErrorState } from "@/components/ui/error-state";

/** Reference that the server logged the error under. What a client threw has none. */
function digestOf(error: unknown): string | undefined {
  return error instanceof Error && "digest" in error && typeof error.digest === "string"
    ? error.digest
    : undefined;
}

/** Body of a page that failed while it was made. */
export function RouteError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <ErrorState
      wholePage
      title="This page could not be shown"
      kept="What you saved before is kept. If trying again does not help, reload the page; if that does not, tell an admin the request id."
      error={{ requestId: digestOf(error) }}
      onRetry={retry}
    />
  );
}
