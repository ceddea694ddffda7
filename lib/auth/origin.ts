import "server-only";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

/**
 * Refuses a request that changes something unless a page of ours sent it: `Origin` must equal APP_URL, whatever the
 * Host or X-Forwarded-Host say, and `Sec-Fetch-Site`, where the browser sends it, must agree. Throws AppError
 * `forbidden`.
 */
export function assertSameOrigin(headers: { get(name: string): string | null }): void {
  const site = headers.get("sec-fetch-site");
  const fromOurs = headers.get("origin") === env.appUrl && (site === null || site === "same-origin");
  if (fromOurs) return;
  throw new AppError(
    "forbidden",
    `Gatehouse listens to pages opened at ${env.appUrl} alone. Nothing was changed. Open it there.`,
  );
}
