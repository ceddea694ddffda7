import type { Capabilities, ProviderId } from "./port";

export interface ProviderEntry {
  id: ProviderId;
  label: string;
  /** Official base URLs; others need PROVIDER_HOSTS. */
  baseUrls: readonly string[];
  /** Whether an account may be connected by OAuth beside a personal token. */
  oauth?: boolean;
  /** How long a personal token lives. Days; without it tokens do not end. */
  tokenDays?: number;
  capabilities: Capabilities;
}

/** What the browser may know of each provider. A provider is offered once it has an entry here and in the registry. */
export const catalog = {
  amiqus: {
    id: "amiqus",
    label: "Amiqus",
    baseUrls: ["https://id.amiqus.co/api/v2"],
    oauth: true,
    tokenDays: 365,
    capabilities: {
      clients: true,
      launchKinds: ["record", "case"],
      reviews: ["case"],
      markReviewed: ["record"],
      assignees: ["record"],
      items: ["case"],
      expiry: ["record"],
      reminders: ["record"],
      archive: ["record", "case"],
      rename: ["case"],
      download: ["record"],
      webhooks: true,
      readsBack: true,
    },
  },
} as const satisfies Partial<Record<ProviderId, ProviderEntry>>;

export type OfferedProviderId = keyof typeof catalog;

/** Entry of an offered provider, or undefined. */
export function providerEntry(id: string): ProviderEntry | undefined {
  return Object.values(catalog).find((entry) => entry.id === id);
}
