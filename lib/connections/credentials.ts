import "server-only";
import { fingerprint, seal } from "@/lib/crypto/envelope";
import { type AccountFields, firstSecret } from "@/lib/providers/account";
import type { ProviderEntry } from "@/lib/providers/catalog";
import type { BearerCredentials, OAuthCredentials } from "@/lib/providers/credentials";
import { type ConnectionKey, credentialsPlace } from "./sealed";

/** When a token was made and when it ends, as far as known. */
export interface TokenLife {
  issuedAt: Date | null;
  expiresAt: Date | null;
}

const unknownLife: TokenLife = { issuedAt: null, expiresAt: null };
const DAY_MS = 86_400_000;

/**
 * The life of a personal token of a provider whose tokens live `days`: from the day it was made, or else from the day
 * it is saved, which is later, so that the warning may come late but the token is never called ended too early.
 */
export function tokenLife(days: number | undefined, madeOn: string | null, now: Date): TokenLife {
  const issuedAt = madeOn === null ? now : new Date(`${madeOn}T00:00:00Z`);
  return { issuedAt, expiresAt: days === undefined ? null : new Date(issuedAt.getTime() + days * DAY_MS) };
}

const sealed = (connection: ConnectionKey, credentials: BearerCredentials) =>
  seal(JSON.stringify(credentials), credentialsPlace(connection));

/** Four characters of a short secret would be much of it. */
const lastFourOf = (secret: string) => (secret.length >= 16 ? secret.slice(-4) : "");

/** Columns that hold a token: sealed for this row, with what people may compare it by. */
export function tokenColumns(connection: ConnectionKey, token: string, life: TokenLife = unknownLife) {
  return {
    credentials: sealed(connection, { kind: "token", token }),
    credentialKind: "token",
    credentialLastFour: lastFourOf(token),
    credentialFingerprint: fingerprint(token),
    credentialIssuedAt: life.issuedAt,
    credentialExpiresAt: life.expiresAt,
  };
}

/** Columns that hold an OAuth application, with the tokens that it was given once somebody consented. */
export function oauthColumns(connection: ConnectionKey, oauth: OAuthCredentials) {
  const { clientId, clientSecret, tokens } = oauth;
  return {
    credentials: sealed(connection, oauth),
    credentialKind: "oauth",
    credentialLastFour: clientId.length >= 12 ? clientId.slice(-4) : "",
    credentialFingerprint: fingerprint(`${clientId} ${clientSecret}`),
    credentialIssuedAt: tokens && new Date(tokens.issuedAt),
    credentialExpiresAt: tokens && new Date(tokens.expiresAt),
  };
}

/** Columns that hold an account with fields of its own: its secrets sealed, the rest beside them. */
export function fieldColumns(
  connection: ConnectionKey,
  entry: ProviderEntry,
  account: { secrets: AccountFields; settings: AccountFields; life: TokenLife },
) {
  const secret = account.secrets[firstSecret(entry)?.key ?? ""] ?? "";
  return {
    credentials: seal(JSON.stringify(account.secrets), credentialsPlace(connection)),
    settings: { ...account.settings },
    credentialKind: "fields",
    credentialLastFour: lastFourOf(secret),
    credentialFingerprint: fingerprint(secret),
    credentialIssuedAt: account.life.issuedAt,
    credentialExpiresAt: account.life.expiresAt,
  };
}

/** Columns of a connection whose credentials were erased. */
export function erasedColumns(connection: ConnectionKey) {
  return {
    credentials: seal("{}", credentialsPlace(connection)),
    credentialLastFour: "",
    credentialIssuedAt: null,
    credentialExpiresAt: null,
    webhookSecrets: null,
    webhookEnabled: false,
  };
}
