import { cookieName, readSessionCookie, secureCookies } from "@/lib/auth/cookie";
import { failureOf } from "@/lib/auth/failure";
import { assertSameOrigin } from "@/lib/auth/origin";
import { ipOf } from "@/lib/auth/peer";
import { requestIdOf } from "@/lib/auth/request-id";
import { signOut } from "@/lib/auth/sign-in";
import { statusOf } from "@/lib/errors";

/** Ends this browser's session and makes the browser forget what it kept. Works also when the session is over. */
export async function POST(request: Request): Promise<Response> {
  try {
    assertSameOrigin(request.headers);
    const claims = await readSessionCookie(request.headers.get("cookie"));
    if (claims) await signOut(claims, ipOf(request.headers));
  } catch (error) {
    const failure = failureOf(error, requestIdOf(request.headers));
    const status = failure.code === "forbidden" ? statusOf("forbidden") : 500;
    return Response.json({ error: failure }, { status, headers: { "cache-control": "no-store" } });
  }
  const secure = secureCookies() ? "; Secure" : "";
  return Response.json(
    { signedOut: true },
    {
      headers: {
        "cache-control": "no-store",
        "clear-site-data": '"cache", "storage"',
        "set-cookie": `${cookieName("session")}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure}`,
      },
    },
  );
}
