import NextAuth from "next-auth";
import { failureOf } from "@/lib/auth/failure";
import { authOptions } from "@/lib/auth/next-auth";
import { assertSameOrigin } from "@/lib/auth/origin";
import { requestIdOf } from "@/lib/auth/request-id";
import { statusOf } from "@/lib/errors";

type Route = { params: Promise<{ nextauth: string[] }> };

async function answer(request: Request, route: Route): Promise<Response> {
  const handler: (request: Request, route: Route) => Promise<Response> = NextAuth(authOptions());
  const response = await handler(request, route);
  response.headers.set("cache-control", "no-store");
  return response;
}

export const GET = answer;

export async function POST(request: Request, route: Route): Promise<Response> {
  try {
    assertSameOrigin(request.headers);
  } catch (error) {
    const failure = failureOf(error, requestIdOf(request.headers));
    return Response.json({ error: failure }, { status: statusOf("forbidden") });
  }
  return answer(request, route);
}
