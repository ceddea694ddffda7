import type { ConnectionDto } from "@/lib/connections/types";
import { firstSecret } from "@/lib/providers/account";
import type { ProviderEntry } from "@/lib/providers/catalog";

/** What the provider's own fields hold, by key. */
export type AccountValues = Readonly<Record<string, string>>;

/** What the form of a connection holds. */
export interface ConnectionValues {
  provider: string;
  name: string;
  baseUrl: string;
  kind: "token" | "oauth";
  token: string;
  tokenMadeOn: string;
  clientId: string;
  clientSecret: string;
  /** Of providers that name their own fields; else empty. */
  fields: AccountValues;
}

/** A provider that may be connected. */
export interface ProviderChoice {
  id: string;
  label: string;
  baseUrl: string;
  oauth: boolean;
}

/** What is stored already, so that it may stay as it is. */
export interface StoredCredential {
  kind: "token" | "oauth" | "fields";
  lastFour: string;
  baseUrl: string;
  settings: AccountValues;
}

/** Names of the fields, for the fields and for the summary of errors. */
export const connectionLabels = {
  provider: "Provider",
  name: "Name",
  baseUrl: "Base URL",
  kind: "How the desk signs in",
  token: "Personal access token",
  tokenMadeOn: "Token made on",
  clientId: "Client ID",
  clientSecret: "Client secret",
};

/** Path of one of the provider's own fields, in errors and as the id of its control. */
export const fieldPath = (key: string) => `fields.${key}`;

/** The same names with those of the provider's own fields. */
export function labelsOf(entry: ProviderEntry | undefined): Record<string, string> {
  const own = entry?.credentialFields ?? [];
  return { ...connectionLabels, ...Object.fromEntries(own.map(({ key, label }) => [fieldPath(key), label])) };
}

/** What a provider's own fields start with: what is stored of an account, or the catalog's proposals. */
export function startingFields(entry: ProviderEntry | undefined, stored?: AccountValues): AccountValues {
  const own = entry?.credentialFields ?? [];
  const start = own.map(({ key, initial }) => [key, (stored ? stored[key] : initial) ?? ""]);
  return Object.fromEntries(start);
}

/** Whether an address that secrets are sent to is another than the one they were entered for. */
export function hasMoved(
  entry: ProviderEntry | undefined,
  stored: StoredCredential,
  values: Pick<ConnectionValues, "baseUrl" | "fields">,
): boolean {
  if (stored.baseUrl !== values.baseUrl.trim()) return true;
  const addresses = (entry?.credentialFields ?? []).filter((field) => field.kind === "url");
  return addresses.some(({ key }) => (values.fields[key] ?? "").trim() !== (stored.settings[key] ?? ""));
}

/** What is stored of a connection, as its form needs to know. */
export function storedOf({ credential, baseUrl, settings }: ConnectionDto): StoredCredential {
  return { kind: credential.kind, lastFour: credential.lastFour, baseUrl, settings };
}

/** The provider's own fields after saving: secrets are not kept in the browser. */
export function withoutSecrets(entry: ProviderEntry | undefined, fields: AccountValues): AccountValues {
  const secrets = (entry?.credentialFields ?? []).filter((field) => field.secret);
  return { ...fields, ...Object.fromEntries(secrets.map(({ key }) => [key, ""])) };
}

/** What was typed, without the day of the old secret once a new one is begun: a date belongs to its secret. */
export function withoutOldDate(
  entry: ProviderEntry | undefined,
  before: ConnectionValues,
  next: ConnectionValues,
): ConnectionValues {
  if (before.token === "" && next.token !== "") return { ...next, tokenMadeOn: "" };
  const secret = entry && firstSecret(entry)?.key;
  const day = entry?.tokenMadeOn;
  if (secret === undefined || day === undefined) return next;
  const begun = (before.fields[secret] ?? "") === "" && (next.fields[secret] ?? "") !== "";
  return begun ? { ...next, fields: { ...next.fields, [day]: "" } } : next;
}
