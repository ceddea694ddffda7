"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";
import { LiveUpdates } from "@/components/events/live-updates";
import { TimeZoneProvider } from "@/components/ui/time-zone";
import { ApiError } from "@/lib/api-client";

function retryable(failures: number, error: Error): boolean {
  const refused = error instanceof ApiError && error.status >= 400 && error.status < 500;
  return failures < 2 && !refused;
}

function createClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // Live updates say what became stale; this only bounds what they miss.
      queries: { staleTime: 30_000, gcTime: 5 * 60_000, retry: retryable, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
}

/**
 * What the desk's client components stand on. The query cache lives in memory alone, never in storage. `since` is when
 * the server began the page, in milliseconds.
 */
export function DeskProviders({
  timeZone,
  since,
  children,
}: {
  timeZone: string;
  since: number;
  children: ReactNode;
}) {
  const [client] = useState(createClient);
  return (
    <QueryClientProvider client={client}>
      <NuqsAdapter>
        <LiveUpdates since={since}>
          <TimeZoneProvider timeZone={timeZone}>{children}</TimeZoneProvider>
        </LiveUpdates>
      </NuqsAdapter>
    </QueryClientProvider>
  );
}
