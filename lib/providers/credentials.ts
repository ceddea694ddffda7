import "server-only";
import { z } from "zod";
import { AppError } from "@/lib/errors";

const tokenSchema = z
  .string({ error: "Enter the access token." })
  .trim()
  .min(1, { error: "Enter the access token." })
  .max(8_000, { error: "That is too long for a token." })
  .regex(/^[\x21-\x7e]*$/, { error: "A token holds no spaces or line breaks." });

/** A token that a person made at the provider. */
const personalSchema = z.strictObject({ kind: z.literal("token"), token: tokenSchema });

/** Tokens that the provider gave after consent. Dates are ISO 8601. */
const oauthTokensSchema = z.strictObject({
  accessToken: z.string().min(1),
  refreshToken: z.string().min(1),
  /** When they were given. */
  issuedAt: z.iso.datetime(),
  /** When the access token ends. */
  expiresAt: z.iso.datetime(),
});

/** An OAuth application; `tokens` is null until somebody has consented. */
const oauthSchema = z.strictObject({
  kind: z.literal("oauth"),
  clientId: z.string().min(1).max(500),
  clientSecret: z.string().min(1).max(2_000),
  tokens: oauthTokensSchema.nullable(),
});

/** Rows saved before there was a choice hold a token and no kind. */
function withKind(stored: unknown): unknown {
  const old = typeof stored === "object" && stored !== null && "token" in stored && !("kind" in stored);
  return old ? { ...stored, kind: "token" } : stored;
}

/** Credentials of providers that take a bearer token, as they are stored: a personal token, or OAuth. */
export const bearerSchema = z.preprocess(
  withKind,
  z.discriminatedUnion("kind", [personalSchema, oauthSchema]),
);
export type BearerCredentials = z.output<typeof bearerSchema>;
export type OAuthCredentials = z.output<typeof oauthSchema>;
export type StoredTokens = z.output<typeof oauthTokensSchema>;

/** The token to send. Throws AppError `unavailable` while nobody has consented to an OAuth connection. */
export function bearerOf(credentials: BearerCredentials): string {
  if (credentials.kind === "token") return credentials.token;
  if (credentials.tokens !== null) return credentials.tokens.accessToken;
  throw new AppError("unavailable", "Nobody has connected this account yet. An admin can.");
}

/** The OAuth credentials among what is stored, or null for any other sort. */
export function oauthOf(stored: unknown): OAuthCredentials | null {
  const parsed = oauthSchema.safeParse(stored);
  return parsed.success ? parsed.data : null;
}
