import { apiContext } from "@/lib/auth/context";
import { finishConsent } from "@/lib/connections/oauth";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

export const dynamic = "force-dynamic";

/** Where a provider sends the browser after a consent. Ends on a page of ours, whatever happened. */
export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const back = { state: query.get("state"), code: query.get("code"), error: query.get("error") };
  try {
    const { connectionId, outcome } = await finishConsent(await apiContext(request), back);
    const place = connectionId === null ? "" : `/${connectionId}`;
    return goTo(`/settings/connections${place}?consent=${outcome}`);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code !== "unauthenticated") return goTo("/settings/connections?consent=stale");
    return goTo(`/sign-in?callbackUrl=${encodeURIComponent("/settings/connections?consent=stale")}`);
  }
}

/** The code and state of the query must not travel on, not even as a referrer. */
function goTo(path: string): Response {
  const headers = {
    location: `${env.appUrl}${path}`,
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
  };
  return new Response(null, { status: 303, headers });
}
