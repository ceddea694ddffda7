"use client";

import type { ReactNode } from "react";
import { Button } from "./button";
import { CopyButton } from "./copy-button";

export interface ErrorStateProps {
  /** What happened. */
  title?: string;
  /** What was kept, and what to do when trying again does not help. */
  kept?: ReactNode;
  error?: { message?: string | undefined; requestId?: string | undefined } | null | undefined;
  onRetry?: () => void;
  retrying?: boolean;
  /** The title is the page's h1, for it stands in for the whole page. */
  wholePage?: boolean;
}

/** A part of the screen that could not be shown: what happened, what was kept, a retry and the request id. */
export function ErrorState({
  title = "This could not be loaded",
  kept,
  error,
  onRetry,
  retrying,
  wholePage,
}: ErrorStateProps) {
  const Title = wholePage ? "h1" : "p";
  return (
    <div role="alert" className="flex max-w-[60ch] flex-col items-start gap-2 px-4 py-10 text-base">
      <Title className="font-semibold">{title}</Title>
      {error?.message && <p className="text-ink-2">{error.message}</p>}
      {kept && <div className="text-ink-2">{kept}</div>}
      {onRetry && (
        <Button className="mt-2" onClick={onRetry} pending={retrying}>
          Try again
        </Button>
      )}
      {error?.requestId && (
        <p className="flex items-center gap-1 text-ink-3 text-sm">
          Request <span className="font-mono">{error.requestId}</span>
          <CopyButton value={error.requestId} label="Copy request id" />
        </p>
      )}
    </div>
  );
}
