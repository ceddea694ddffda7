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
  /** Ends of host names where presigned addresses of files may point; each starts with a dot. Base URLs may not. */
  fileHosts?: readonly string[];
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
  /** Whether its answers say what is left of a rate limit; left out, nobody knows of one. */
  tellsRate?: true;
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
    tellsRate: true,
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
  aplyid: {
    id: "aplyid",
    label: "APLYiD",
    baseUrls: ["https://api.workflow.aplyid.com"],
    credentialFields: [
      {
        key: "accessKey",
        label: "Access key",
        hint: "The portal shows it once, when the integration is set up.",
        secret: true,
        required: true,
      },
      {
        key: "mode",
        label: "Integration",
        hint: "Keys do not tell which they are of. Test and live share the address.",
        secret: false,
        required: true,
        initial: "test",
        options: [
          { value: "live", label: "Live" },
          { value: "test", label: "Test" },
        ],
      },
      {
        key: "madeOn",
        label: "Made on",
        hint: "Test keys end 30 days after. Left empty, it counts from today.",
        kind: "date",
        secret: false,
        required: false,
      },
    ],
    testAccount: { field: "mode", startsWith: "test" },
    testTokenDays: 30,
    tokenMadeOn: "madeOn",
    needs: ["identity", "guided_review"],
    capabilities: {
      clients: false,
      launchKinds: ["case"],
      reviews: [],
      decidedHere: ["case"],
      markReviewed: [],
      assignees: [],
      items: [],
      expiry: [],
      reminders: [],
      archive: [],
      rename: [],
      download: [],
      webhooks: false,
      webhookAddress: "pasted",
      readsBack: false,
    },
  },
  quickr: {
    id: "quickr",
    label: "Quickr",
    baseUrls: ["https://api.eu.quickr.no/v2"],
    // Assumption: files lie where the rest of the service does; the reference names its sign-in at the same house.
    fileHosts: [".amazonaws.com", ".quickr.no"],
    credentialFields: [
      {
        key: "accountId",
        label: "Account ID",
        hint: "PQ and seven digits for a live account, TQ and seven digits for a test account.",
        secret: false,
        required: true,
      },
      {
        key: "apiKey",
        label: "API key",
        hint: "Made in the Quickr dashboard. It is exchanged for tokens of an hour.",
        secret: true,
        required: true,
      },
      {
        key: "subAccountId",
        label: "Sub-account ID",
        hint: "For partners: work in this account instead of your own. Leave empty otherwise.",
        secret: false,
        required: false,
      },
    ],
    testAccount: { field: "accountId", startsWith: "TQ" },
    needs: [
      "company",
      "ownership",
      "screening",
      "adverse_media",
      "credit",
      "bank_account",
      "signature",
      "questionnaire",
      "electronic_identity",
    ],
    capabilities: {
      clients: false,
      launchKinds: ["case"],
      reviews: ["case"],
      decisions: ["pending", "approved", "rejected"],
      markReviewed: [],
      assignees: [],
      items: [],
      expiry: [],
      reminders: [],
      archive: ["case"],
      rename: [],
      download: [],
      webhooks: false,
      webhookAddress: "per-case",
      readsBack: true,
    },
  },
  "action-management": {
    id: "action-management",
    label: "Action Management",
    // Each customer's site has a host of its own.
    baseUrls: [],
    credentialFields: [
      {
        key: "hubId",
        label: "Hub ID",
        secret: false,
        required: true,
        hint: "The number in the hub's address.",
      },
      { key: "clientId", label: "Client ID", secret: false, required: true },
      { key: "clientSecret", label: "Client secret", secret: true, required: true },
      {
        key: "scope",
        label: "Scope",
        secret: false,
        required: false,
        hint: "As Forsta gave it with the client ID; leave empty for none.",
      },
      { key: "grantType", label: "Grant type", secret: false, required: true, initial: "api-user" },
      {
        key: "userListId",
        label: "End user list ID",
        secret: false,
        required: false,
        hint: "Who may be given cases. Leave empty to take the list of the users on cases.",
      },
      {
        key: "tokenUrl",
        label: "Token address",
        kind: "url",
        secret: false,
        required: false,
        hint: "Leave empty for /identity/connect/token at the host of the base URL.",
      },
    ],
    needs: [],
    capabilities: {
      clients: false,
      launchKinds: [],
      reviews: [],
      markReviewed: [],
      assignees: ["case"],
      items: [],
      expiry: [],
      reminders: [],
      archive: [],
      rename: [],
      download: [],
      webhooks: false,
      readsBack: true,
    },
  },
} as const satisfies Partial<Record<ProviderId, ProviderEntry>>;

export type OfferedProviderId = keyof typeof catalog;

/** Entry of an offered provider, or undefined. */
export function providerEntry(id: string): ProviderEntry | undefined {
  return Object.values(catalog).find((entry) => entry.id === id);
}
