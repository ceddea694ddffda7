import { queryOptions } from "@tanstack/react-query";
import { fetchLaunchOptions, fetchPrice, fetchTemplates } from "./fetchers";
import type { PriceQuestion } from "./schema";

/** Query keys of the launch page. */
export const launchKeys = {
  all: ["launch"] as const,
  options: (connectionId: string) => [...launchKeys.all, "options", connectionId] as const,
  price: (connectionId: string, question: PriceQuestion | null) =>
    [...launchKeys.all, "price", connectionId, question] as const,
};

/** What launches at a connection can choose from; these lists change rarely. */
export function launchOptionsOptions(connectionId: string) {
  return queryOptions({
    queryKey: launchKeys.options(connectionId),
    queryFn: ({ signal }) => fetchLaunchOptions(connectionId, signal),
    staleTime: 300_000,
    enabled: connectionId !== "",
  });
}

/** The team's launch templates; the key begins as the team's own, whose changes make them stale. */
export function templatesOptions() {
  return queryOptions({
    queryKey: ["team", "launch-templates"] as const,
    queryFn: ({ signal }) => fetchTemplates(signal),
    staleTime: 60_000,
  });
}

/** Cost of a launch; not asked while the question is null. */
export function priceOptions(connectionId: string, question: PriceQuestion | null) {
  return queryOptions({
    queryKey: launchKeys.price(connectionId, question),
    queryFn: ({ signal }) => {
      if (question === null) throw new Error("There is nothing to price.");
      return fetchPrice(connectionId, question, signal);
    },
    enabled: question !== null && connectionId !== "",
    staleTime: 60_000,
    retry: false,
  });
}
