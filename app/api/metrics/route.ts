import { env } from "@/lib/env";
import { mayReadMetrics, readMetrics } from "@/lib/metrics/metrics";

export const dynamic = "force-dynamic";

/** Prometheus' metrics for whoever has METRICS_TOKEN; without it there is no such page. */
export async function GET(request: Request): Promise<Response> {
  const token = env.metricsToken;
  if (token === null) return new Response(null, { status: 404 });
  if (!mayReadMetrics(request.headers.get("authorization"), token)) {
    return new Response(null, { status: 401, headers: { "www-authenticate": "Bearer" } });
  }
  const { contentType, text } = await readMetrics();
  return new Response(text, { headers: { "content-type": contentType, "cache-control": "no-store" } });
}
