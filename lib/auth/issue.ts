import "server-only";
import { cookies, headers } from "next/headers";
import { encode } from "next-auth/jwt";
import { env } from "@/lib/env";
import { cookieName, type SessionClaims, secureCookies } from "./cookie";
import { ipOf } from "./peer";
import { requestIdOf } from "./request-id";
import { absoluteMs } from "./session";

/** What a server action that signs somebody in knows of its visitor. */
export interface Visitor {
  ip: string | null;
  userAgent: string | null;
  requestId: string;
}

/** The visitor of the action being served. */
export async function visitor(): Promise<Visitor> {
  const source = await headers();
  return { ip: ipOf(source), userAgent: source.get("user-agent"), requestId: requestIdOf(source) };
}

/** Gives the browser a session cookie from within a server action, as sign-in does. */
export async function issueCookie(claims: SessionClaims): Promise<void> {
  const value = await encode({ token: { ...claims }, secret: env.nextauthSecret, maxAge: absoluteMs / 1000 });
  (await cookies()).set(cookieName("session"), value, {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: secureCookies(),
    expires: new Date(Date.now() + absoluteMs),
  });
}
