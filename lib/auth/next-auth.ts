import "server-only";
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { z } from "zod";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { cookieName, readSessionCookie, secureCookies } from "./cookie";
import { ipOf } from "./peer";
import { safePath } from "./redirects";
import { requestIdOf } from "./request-id";
import { signInSchema } from "./schema";
import { absoluteMs } from "./session";
import { signIn, signOut } from "./sign-in";

const claims = z.object({ sid: z.string(), key: z.string() });

const headersOf = (plain: Record<string, unknown> | undefined) => ({
  get: (name: string) => {
    const value = plain?.[name];
    return typeof value === "string" ? value : null;
  },
});

const cookie = (part: "session" | "csrf" | "callback") => ({
  name: cookieName(part),
  options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure: secureCookies() },
});

/**
 * Options of next-auth: one credentials provider over `signIn`. The token carries the session's id and key and nothing
 * of the person; the row behind it decides. An error's message reaches the browser as `error` in the answered URL, so
 * only `wait-<seconds>` and `unavailable` are ever thrown.
 */
export function authOptions(): NextAuthOptions {
  return {
    secret: env.nextauthSecret,
    session: { strategy: "jwt", maxAge: absoluteMs / 1000 },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
    useSecureCookies: secureCookies(),
    cookies: {
      sessionToken: cookie("session"),
      csrfToken: cookie("csrf"),
      callbackUrl: cookie("callback"),
    },
    providers: [
      Credentials({
        credentials: { email: {}, password: {} },
        async authorize(given, request) {
          const parsed = signInSchema.safeParse({ email: given?.email, password: given?.password });
          if (!parsed.success) return null;
          const headers = headersOf(request.headers);
          const requestId = requestIdOf(headers);
          const previous = await readSessionCookie(headers.get("cookie"));
          const result = await signIn({
            ...parsed.data,
            ip: ipOf(headers),
            userAgent: headers.get("user-agent"),
            replaces: previous?.sid ?? null,
            requestId,
          }).catch((error: unknown) => {
            if (!(error instanceof AppError)) log.error({ requestId, err: error }, "sign-in failed");
            throw new Error("unavailable");
          });
          if (result.kind === "wait") throw new Error(`wait-${result.seconds}`);
          return result.kind === "refused" ? null : { id: result.userId, claims: result.claims };
        },
      }),
    ],
    callbacks: {
      jwt({ token, user }) {
        const fresh = user && "claims" in user ? claims.safeParse(user.claims) : null;
        if (fresh?.success) return fresh.data;
        const kept = claims.safeParse(token);
        return kept.success ? kept.data : {};
      },
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url }) => `${env.appUrl}${safePath(url, env.appUrl)}`,
    },
    events: {
      async signOut({ token }) {
        const parsed = claims.safeParse(token);
        if (parsed.success) await signOut(parsed.data, null);
      },
    },
    logger: {
      error: (code) => log.error({ code }, "next-auth"),
      warn: (code) => log.debug({ code }, "next-auth"),
      debug: () => undefined,
    },
  };
}
