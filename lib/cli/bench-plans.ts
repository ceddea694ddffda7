import { z } from "zod";
import { loadSession } from "@/lib/auth/session";
import { planOf, searchOptions } from "@/lib/cases/search";
import { searchStatement } from "@/lib/cases/search-sql";
import { withTeam } from "@/lib/db/client";
import type { BenchDesk } from "./bench-desk";
import { type Figure, figure } from "./bench-figure";
import type { Question } from "./bench-questions";
import { searchAt } from "./bench-search";

/** A table with more rows than this must not be read whole. */
const small = 1000;

interface PlanNode {
  "Node Type": string;
  "Relation Name"?: string | undefined;
  Plans?: PlanNode[] | undefined;
}

const node: z.ZodType<PlanNode> = z.object({
  "Node Type": z.string(),
  "Relation Name": z.string().optional(),
  get Plans() {
    return z.array(node).optional();
  },
});
const explained = z.tuple([z.object({ "QUERY PLAN": z.tuple([z.object({ Plan: node })]) })]);

function scanned(plan: PlanNode): string[] {
  const own = plan["Node Type"].includes("Seq Scan") ? [plan["Relation Name"] ?? "?"] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(scanned)];
}

/** How many sequential scans of larger tables the plans of the questions hold, under row-level security as served. */
export async function sequentialScans(desk: BenchDesk, questions: readonly Question[]): Promise<Figure> {
  const live = await loadSession(desk.claims);
  if (!live) throw new Error("The session of the benchmark has ended.");
  const counts: number[] = [];
  await withTeam(
    desk.teamId,
    async (tx) => {
      const sizes = await tx.$queryRaw<{ name: string; rows: number }[]>`
      SELECT relname AS name, reltuples::float8 AS rows FROM pg_class WHERE relkind = 'r'`;
      const large = new Set(sizes.filter(({ rows }) => rows > small).map(({ name }) => name));
      for (const question of questions) {
        for (const depth of ["first page", "any depth"] as const) {
          const statement = searchStatement(planOf(live, searchAt(desk, question, depth, 0)));
          const rows = await tx.$queryRaw`EXPLAIN (FORMAT JSON) ${statement}`;
          const tables = explained.parse(rows)[0]["QUERY PLAN"].flatMap(({ Plan }) => scanned(Plan));
          counts.push(tables.filter((name) => large.has(name)).length);
        }
      }
    },
    { ...searchOptions, timeoutMs: 120_000 },
  );
  const total = counts.reduce((sum, count) => sum + count, 0);
  return figure(`sequential scans in ${counts.length} plans`, "scans", 0, { p50: total, p95: total });
}
