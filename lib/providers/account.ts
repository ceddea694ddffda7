import type { CredentialField, ProviderEntry } from "./catalog";

/** What was entered of an account beside its secrets, or with them, by field. Client-safe. */
export type AccountFields = Readonly<Record<string, string>>;

/** The secret that stands for the account: its last four characters tell it from others. */
export function firstSecret(entry: ProviderEntry): CredentialField | undefined {
  return entry.credentialFields?.find((field) => field.secret);
}

/** A label as it reads in the middle of a sentence: `Access key` is `access key`, `API key` stays. */
export function inSentence(label: string): string {
  return /^\p{Lu}\p{Lu}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}

/** What people call the secret of an account in the middle of a sentence: `token` where nothing else is named. */
export function secretWord(entry: ProviderEntry): string {
  const secret = firstSecret(entry);
  return secret ? inSentence(secret.label) : "token";
}

/** Whether the account is a test one; null where the provider does not tell. */
export function accountMode(entry: ProviderEntry, fields: AccountFields): "test" | "live" | null {
  if (!entry.testAccount) return null;
  const value = fields[entry.testAccount.field];
  if (value === undefined || value === "") return null;
  return value.startsWith(entry.testAccount.startsWith) ? "test" : "live";
}

/** How many days the account's secret lives; undefined when it does not end. */
export function secretDays(entry: ProviderEntry, fields: AccountFields): number | undefined {
  return accountMode(entry, fields) === "test" ? (entry.testTokenDays ?? entry.tokenDays) : entry.tokenDays;
}

/** The value as its field shows it: an option by its label. */
export function fieldText(field: CredentialField, value: string): string {
  return field.options?.find((option) => option.value === value)?.label ?? value;
}
