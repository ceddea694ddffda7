import { type NextRequest, NextResponse } from "next/server";
import { env } from "@/lib/env";

const dev = env.nodeEnv === "development";

/**
 * Policy of one page. Style attributes are allowed because React writes measured geometry (list rows, bars) into the
 * HTML as such; style elements and scripts need the nonce.
 */
function pagePolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${dev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/**
 * Writes headers and decides nothing: whether someone may see a page is settled where its data is read. What a client
 * sends under these names is overwritten.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const requestId = crypto.randomUUID();
  const policy = pagePolicy(nonce);

  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-request-id", requestId);
  headers.set("x-gatehouse-path", request.nextUrl.pathname + request.nextUrl.search);
  headers.set("content-security-policy", policy);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-request-id", requestId);
  response.headers.set("cache-control", "private, no-cache, no-store, max-age=0, must-revalidate");
  return response;
}

// API answers and files have their headers from next.config.ts, which costs nothing per request.
export const config = {
  matcher: ["/((?!api/|_next/static/|_next/image|favicon.ico|icon.svg|manifest.webmanifest).*)"],
};
