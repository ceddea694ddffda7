import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { decode } from "next-auth/jwt";
import { z } from "zod";
import { env } from "@/lib/env";

const claims = z.object({ sid: z.uuid(), key: z.string().min(32).max(64) });

/** What the cookie's token carries: the session's id and the random key whose hash the row keeps. */
export type SessionClaims = z.infer<typeof claims>;

/** Whether cookies must be Secure: the browser reaches us by https. */
export function secureCookies(): boolean {
  return env.appUrl.startsWith("https://");
}

/** Name of one of our cookies: `__Host-` when the browser reaches us by https (ASVS 3.3.3). */
export function cookieName(part: "session" | "csrf" | "callback"): string {
  return `${secureCookies() ? "__Host-" : ""}gatehouse.${part}`;
}

/** A random URL-safe token of 256 bits. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** SHA-256 of a token in hex: what the database keeps of it. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token, "utf8").digest("hex");
}

/** Value of a cookie in a Cookie header, or null. */
function cookieValue(header: string | null, name: string): string | null {
  for (const pair of (header ?? "").split(";")) {
    const equals = pair.indexOf("=");
    if (equals > 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
  }
  return null;
}

/** The claims of the session cookie in a Cookie header, or null when there is none that we issued. Never throws. */
export async function readSessionCookie(header: string | null): Promise<SessionClaims | null> {
  const token = cookieValue(header, cookieName("session"));
  if (token === null || token.length > 4096) return null;
  const payload = await decode({ token, secret: env.nextauthSecret }).catch(() => null);
  const parsed = claims.safeParse(payload);
  return parsed.success ? parsed.data : null;
}
