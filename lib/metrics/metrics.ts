import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { z } from "zod";
import { withSystem } from "@/lib/db/client";
import { processWide } from "@/lib/http/process-wide";
import { jobsHealth } from "@/lib/jobs/health";

/** What is counted in the tables: metric, help, and what its one label tells apart. */
const counted = [
  ["operations_open", "Provider writes that are not finished.", "state"],
  ["deliveries_day", "Webhook deliveries of the last day.", "state"],
  ["connections", "Connections by health.", "status"],
  ["sync_age_seconds", "Time since the last sync, of the connection that waits longest.", "provider"],
] as const;

const rowsSchema = z.array(z.object({ name: z.string(), label: z.string(), value: z.coerce.number() }));

interface Metrics {
  registry: Registry;
  tables: Map<string, { gauge: Gauge; label: string }>;
  jobs: Gauge;
}

function makeMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, labelNames: string[]) =>
    new Gauge({ name: `gatehouse_${name}`, help, labelNames, registers: [registry] });
  return {
    registry,
    tables: new Map(
      counted.map(([name, help, label]) => [name, { gauge: gauge(name, help, [label]), label }]),
    ),
    jobs: gauge("jobs_ok", "1 while background work runs in this process.", []),
  };
}

/** The process and the open work of all teams in Prometheus' text format. Counts only: nothing tells of a team. */
export async function readMetrics(): Promise<{ contentType: string; text: string }> {
  const { registry, tables, jobs } = processWide("metrics", makeMetrics);
  const rows = await withSystem(
    (tx) => tx.$queryRaw<unknown[]>`
      SELECT 'operations_open' AS name, state::text AS label, count(*) AS value FROM operations
        WHERE finished_at IS NULL GROUP BY state
      UNION ALL SELECT 'deliveries_day', state::text, count(*) FROM deliveries
        WHERE received_at > now() - interval '1 day' GROUP BY state
      UNION ALL SELECT 'connections', status::text, count(*) FROM connections
        WHERE archived_at IS NULL GROUP BY status
      UNION ALL SELECT 'sync_age_seconds', provider, max(extract(epoch FROM now() - last_sync_at)) FROM connections
        WHERE archived_at IS NULL AND last_sync_at IS NOT NULL AND status <> 'disabled' GROUP BY provider`,
  );
  for (const { gauge } of tables.values()) gauge.reset();
  for (const { name, label, value } of rowsSchema.parse(rows)) {
    const table = tables.get(name);
    table?.gauge.set({ [table.label]: label }, value);
  }
  jobs.set(jobsHealth() === "ok" ? 1 : 0);
  return { contentType: registry.contentType, text: await registry.metrics() };
}

/** Whether an Authorization header carries the token. Takes the same time for every wrong one. */
export function mayReadMetrics(authorization: string | null, token: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(authorization ?? ""), hash(`Bearer ${token}`));
}
