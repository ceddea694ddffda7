import "server-only";
import { AppError } from "@/lib/errors";
import type { AccountFields } from "@/lib/providers/account";
import type { ProviderEntry } from "@/lib/providers/catalog";
import type { OAuthCredentials } from "@/lib/providers/credentials";
import type { TokenLife } from "./credentials";
import { tokenLife } from "./credentials";
import { type NextFields, nextFields } from "./next-fields";
import type { UpdateConnection } from "./schema";

/** What is stored of a connection's access, without its token. */
export interface StoredAccess {
  kind: string;
  baseUrl: string;
  clientId: string | null;
  /** Of an account with fields of its own. */
  secrets: AccountFields;
  settings: AccountFields;
  life: TokenLife;
}

/** What a saved form does to a connection's credentials. */
export type NextAccess =
  | { change: "keep" }
  | { change: "date"; life: TokenLife }
  | { change: "token"; token: string; life: TokenLife }
  | { change: "oauth"; oauth: OAuthCredentials }
  | { change: "fields"; account: NextFields };

type Entered = Pick<
  UpdateConnection,
  "kind" | "token" | "tokenMadeOn" | "clientId" | "clientSecret" | "fields"
>;

const refuse = (message: string, field: string, detail: string) =>
  new AppError("invalid", message, { fieldErrors: { [field]: [detail] } });

/** Error of a token that cannot stay when the address changes. */
export function tokenAgain(): AppError {
  return refuse(
    "Enter the token again. Nothing was saved or sent.",
    "token",
    "The address changed, so the token has to be entered again.",
  );
}

/**
 * What becomes of the credentials when this is saved; `stored` is null for a new connection. Stored secrets are kept
 * only for the address they were stored for, so that none can be sent to a new host. Throws AppError `invalid` beside
 * the field that is missing.
 */
export function nextAccess(
  entry: ProviderEntry,
  stored: StoredAccess | null,
  entered: Entered,
  baseUrl: string,
  now = new Date(),
): NextAccess {
  if (entry.credentialFields) {
    const account = nextFields(entry, stored, entered.fields, baseUrl, now);
    return account.changed.length === 0 && stored?.baseUrl === baseUrl
      ? { change: "keep" }
      : { change: "fields", account };
  }
  return entered.kind === "oauth"
    ? nextOAuth(entry, stored, entered, baseUrl)
    : nextToken(entry, stored, entered, baseUrl, now);
}

function nextToken(
  entry: ProviderEntry,
  stored: StoredAccess | null,
  { token, tokenMadeOn }: Entered,
  baseUrl: string,
  now: Date,
): NextAccess {
  if (token !== null) return { change: "token", token, life: tokenLife(entry.tokenDays, tokenMadeOn, now) };
  if (stored?.kind !== "token") {
    throw refuse("Enter the token. Nothing was saved.", "token", "Enter the whole token.");
  }
  if (stored.baseUrl !== baseUrl) throw tokenAgain();
  if (tokenMadeOn === null || stored.life.issuedAt?.toISOString().slice(0, 10) === tokenMadeOn) {
    return { change: "keep" };
  }
  return { change: "date", life: tokenLife(entry.tokenDays, tokenMadeOn, now) };
}

function nextOAuth(
  entry: ProviderEntry,
  stored: StoredAccess | null,
  { clientId, clientSecret }: Entered,
  baseUrl: string,
): NextAccess {
  if (!entry.oauth) throw refuse("Nothing was saved.", "kind", `${entry.label} is connected by a token.`);
  const known = stored?.kind === "oauth" && stored.baseUrl === baseUrl ? stored : null;
  const id = clientId ?? known?.clientId ?? null;
  if (id === null) {
    throw refuse("Enter the client ID. Nothing was saved.", "clientId", "Enter the whole client ID.");
  }
  if (clientSecret === null) {
    if (known !== null && known.clientId === id) return { change: "keep" };
    throw refuse(
      "Enter the client secret. Nothing was saved.",
      "clientSecret",
      "Enter the client secret that belongs to this client ID and address.",
    );
  }
  return { change: "oauth", oauth: { kind: "oauth", clientId: id, clientSecret, tokens: null } };
}
