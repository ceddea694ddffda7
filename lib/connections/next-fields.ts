import "server-only";
import { z } from "zod";
import { AppError, type FieldErrors } from "@/lib/errors";
import { type AccountFields, firstSecret, inSentence, secretDays } from "@/lib/providers/account";
import type { CredentialField, ProviderEntry } from "@/lib/providers/catalog";
import { credentialSchemaOf } from "@/lib/providers/registry";
import { addressProblem } from "./base-url";
import { type TokenLife, tokenLife } from "./credentials";
import { type ConnectionKey, openSecrets, settingsOf } from "./sealed";

/** An account with fields of its own, as stored. */
export interface StoredFields {
  baseUrl: string;
  secrets: AccountFields;
  settings: AccountFields;
  life: TokenLife;
}

/** The account as it is after saving. */
export interface NextFields {
  secrets: AccountFields;
  settings: AccountFields;
  life: TokenLife;
  /** Paths of the fields that are not as they were. */
  changed: string[];
  /** Another account, or another way to it: more than dates changed. */
  another: boolean;
}

const isDay = z.iso.date();

/** A row of an account with fields of its own, opened. Throws AppError `unavailable` when its secrets do not open. */
export function storedFields(
  row: ConnectionKey & {
    baseUrl: string;
    credentials: string;
    settings: unknown;
    credentialIssuedAt: Date | null;
    credentialExpiresAt: Date | null;
  },
): StoredFields {
  return {
    baseUrl: row.baseUrl,
    secrets: openSecrets(row),
    settings: settingsOf(row.settings),
    life: { issuedAt: row.credentialIssuedAt, expiresAt: row.credentialExpiresAt },
  };
}

/**
 * What was entered of an account, checked against what its provider declares, with the stored secrets that were left
 * empty. Secrets are kept only for the addresses that they were stored for; `schema` sees the whole. Throws AppError
 * `invalid` beside each field.
 */
export function nextFields(
  entry: ProviderEntry,
  stored: StoredFields | null,
  entered: AccountFields,
  baseUrl: string,
  now = new Date(),
  schema = credentialSchemaOf(entry.id),
): NextFields {
  const declared = entry.credentialFields ?? [];
  const errors: FieldErrors = {};
  const note = (key: string, message: string) => {
    errors[pathOf(key)] ??= [message];
  };
  for (const key of Object.keys(entered)) {
    if (!declared.some((field) => field.key === key)) note(key, `${entry.label} has no such field.`);
  }
  const settings: Record<string, string> = {};
  for (const field of declared.filter((one) => !one.secret)) {
    const value = entered[field.key]?.trim() ?? "";
    const problem = value === "" ? missing(field) : misshapen(entry, field, value, now);
    if (problem !== null) note(field.key, problem);
    else if (value !== "") settings[field.key] = value;
  }
  const moved = stored !== null && hasMoved(declared, stored, settings, baseUrl);
  const secrets: Record<string, string> = {};
  for (const field of declared.filter((one) => one.secret)) {
    const value = entered[field.key]?.trim() ?? "";
    const kept = moved ? undefined : stored?.secrets[field.key];
    if (value !== "" || kept !== undefined) secrets[field.key] = value || (kept ?? "");
    else if (moved && field.required) note(field.key, again(field));
    else if (field.required) note(field.key, `Enter the whole ${inSentence(field.label)}.`);
  }
  const checked =
    Object.keys(errors).length === 0 ? schema?.safeParse({ ...settings, ...secrets }) : undefined;
  for (const issue of checked?.error?.issues ?? []) {
    // An issue of the whole stands beside the secret, which is what people look at first.
    note(String(issue.path[0] ?? firstSecret(entry)?.key ?? ""), issue.message);
  }
  if (Object.keys(errors).length > 0) {
    const message = moved
      ? "The address changed, so secrets have to be entered again. Nothing was saved or sent."
      : "Some fields need another look. Nothing was saved or sent.";
    throw new AppError("invalid", message, { fieldErrors: errors });
  }
  return {
    secrets,
    settings,
    life: lifeOf(entry, stored, secrets, settings, now),
    ...changes(declared, stored, secrets, settings),
  };
}

const pathOf = (key: string) => `fields.${key}`;
const again = (field: CredentialField) =>
  `The address changed, so the ${inSentence(field.label)} has to be entered again.`;

function missing(field: CredentialField): string | null {
  if (!field.required) return null;
  const word = inSentence(field.label);
  return field.options ? `Choose the ${word}.` : `Enter the ${word}.`;
}

function misshapen(entry: ProviderEntry, field: CredentialField, value: string, now: Date): string | null {
  if (field.options && !field.options.some((option) => option.value === value))
    return "Choose one of the list.";
  if (field.kind === "url") return addressProblem(entry, value);
  if (field.kind !== "date") return null;
  if (!isDay.safeParse(value).success) return "Enter a date that exists.";
  const future = Date.parse(`${value}T00:00:00Z`) >= now.getTime() + 86_400_000;
  return future ? "Enter a day that is not in the future." : null;
}

function hasMoved(
  declared: readonly CredentialField[],
  stored: StoredFields,
  settings: AccountFields,
  baseUrl: string,
): boolean {
  const elsewhere = (key: string) => (settings[key] ?? "") !== (stored.settings[key] ?? "");
  return stored.baseUrl !== baseUrl || declared.some((field) => field.kind === "url" && elsewhere(field.key));
}

/** A secret that stays keeps its day, unless another is entered. */
function lifeOf(
  entry: ProviderEntry,
  stored: StoredFields | null,
  secrets: AccountFields,
  settings: AccountFields,
  now: Date,
): TokenLife {
  const key = firstSecret(entry)?.key ?? "";
  const same = stored !== null && stored.secrets[key] === secrets[key];
  const since = (same && stored.life.issuedAt) || now;
  const madeOn = entry.tokenMadeOn === undefined ? undefined : settings[entry.tokenMadeOn];
  return tokenLife(secretDays(entry, settings), madeOn ?? null, since);
}

function changes(
  declared: readonly CredentialField[],
  stored: StoredFields | null,
  secrets: AccountFields,
  settings: AccountFields,
) {
  const value = (fields: AccountFields | undefined, key: string) => fields?.[key] ?? "";
  const different = declared.filter(({ key, secret }) =>
    secret
      ? value(secrets, key) !== value(stored?.secrets, key)
      : value(settings, key) !== value(stored?.settings, key),
  );
  return {
    changed: different.map(({ key }) => pathOf(key)),
    another: different.some((field) => field.kind !== "date"),
  };
}

/**
 * Whether two accounts of one provider with the same secret are the same account: one secret may open several hubs or
 * sub-accounts, told apart by what is typed beside it.
 */
export function sameAccount(entry: ProviderEntry, one: AccountFields, other: AccountFields): boolean {
  return (entry.credentialFields ?? [])
    .filter((field) => !field.secret && !field.options && (field.kind ?? "text") === "text")
    .every(({ key }) => (one[key] ?? "") === (other[key] ?? ""));
}
