import type { Need } from "./needs";
import type { Capabilities, ProviderId } from "./port";

export interface WebhookFacts {
  /** Events that may be chosen; `*` stands for all. */
  events: readonly string[];
  /** After this many deliveries in a row that it gave up on, the provider switches the webhook off. */
  disabledAfter: number;
}

/** One thing that an admin enters of an account, of providers that do not take a bearer token as it is. */
export interface CredentialField {
  /** Key in the stored credentials; the provider's credential schema checks its value. */
  key: string;
  label: string;
  hint?: string;
  /** Plain text unless said. A `url` is an address that secrets are sent to: another one asks for them again. */
  kind?: "text" | "date" | "url";
  /** Secrets are never shown again; the rest is. */
  secret: boolean;
  required: boolean;
  /** What the form starts with. */
  initial?: string;
  options?: readonly { value: string; label: string }[];
}

export interface ProviderEntry {
  id: ProviderId;
  label: string;
  /** Official base URLs; others need PROVIDER_HOSTS. */
  baseUrls: readonly string[];
  /** Left out: a personal token, or OAuth where the provider has it. */
  credentialFields?: readonly CredentialField[];
  /** Whether an account may be connected by OAuth beside a personal token. */
  oauth?: boolean;
  /** How a test account is told from a live one: by how the value of this field starts. */
  testAccount?: { field: string; startsWith: string };
  /** How long a token or key lives. Days; without it they do not end. */
  tokenDays?: number;
  /** The same of test accounts, where theirs end and others do not. */
  testTokenDays?: number;
  /** The field that holds the day on which the secret was made; without a value it counts from the day it is saved. */
  tokenMadeOn?: string;
  /** What is known of its webhooks beyond that they are there. */
  webhook?: WebhookFacts;
  /** What launches there can find out. */
  needs: readonly Need[];
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
    webhook: {
      // Schema WebhookSubscribeEvents of the reference of 2024-12.
      events: [
        "*",
        "client.*",
        "form.*",
        "record.*",
        "client.archived",
        "client.created",
        "client.deleted",
        "client.organisations",
        "client.record",
        "client.status",
        "client.unarchived",
        "client.updated",
        "form.attached",
        "form.deleted",
        "form.modified",
        "form.sent",
        "form.submitted",
        "form.updated",
        "record.bounced",
        "record.created",
        "record.finished",
        "record.reviewed",
        "record.unreviewed",
        "record.updated",
        "watchlist.updated",
      ],
      disabledAfter: 10,
    },
    needs: [
      "identity",
      "electronic_identity",
      "screening",
      "right_to_work",
      "criminal_record",
      "employment",
      "bank_account",
      "credit",
      "documents",
      "questionnaire",
    ],
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
