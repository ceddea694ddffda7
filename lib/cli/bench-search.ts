import { loadSession } from "@/lib/auth/session";
import { searchCases } from "@/lib/cases/search";
import type { CaseSearch } from "@/lib/cases/types";
import { countStatements } from "@/lib/db/pool";
import { type BenchDesk, deepCursor } from "./bench-desk";
import { type Figure, figure, percentile, settled, table } from "./bench-figure";
import type { Question } from "./bench-questions";

/** Samples of a figure. */
const samplesOf = 200;
/** Samples of each pair in a figure over many pairs: of fewer, the worst pair would be the one with the worst luck. */
const samplesOfPair = 60;
/** Requests before the first sample: compiled code, open connections, warm pages. */
const warmUp = 20;

type Depth = "first page" | "any depth";

interface Answer {
  readonly ms: number;
  readonly bytes: number;
}

/** Sends one search as the browser does. Answers how long the whole answer took and how large it is. */
async function ask(desk: BenchDesk, search: CaseSearch): Promise<Answer> {
  const body = JSON.stringify(search);
  const began = performance.now();
  const response = await fetch(`${desk.appUrl}/api/cases/search`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: desk.appUrl, cookie: desk.cookie },
    body,
  });
  const bytes = (await response.arrayBuffer()).byteLength;
  const ms = performance.now() - began;
  if (!response.ok) throw new Error(`A search answered ${response.status}: ${body}`);
  return { ms, bytes };
}

/** The `n`th request of a question at a depth. */
export function searchAt(desk: BenchDesk, { search }: Question, depth: Depth, n: number): CaseSearch {
  const cursor = depth === "first page" ? null : deepCursor(desk, search.sort ?? "updated", n);
  return { limit: 50, ...search, cursor };
}

async function sample(desk: BenchDesk, question: Question, depth: Depth, count: number): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let n = 0; n < count; n += 1) answers.push(await ask(desk, searchAt(desk, question, depth, n)));
  return answers;
}

const times = (answers: readonly Answer[]) => answers.map(({ ms }) => ms);

/** Server time of each question, first page and any depth, and of all pairs together: the worst pair's p95. */
export async function searchTimes(
  desk: BenchDesk,
  limit: number,
  questions: readonly Question[],
  pairs: { name: string; questions: readonly Question[] },
): Promise<{ figures: Figure[]; bytes: number[] }> {
  const figures: Figure[] = [];
  const bytes: number[] = [];
  for (const question of questions) {
    for (const depth of ["first page", "any depth"] as const) {
      const figureOf = (run: Answer[]) => figure(`${question.name}, ${depth}`, "ms", limit, times(run));
      await sample(desk, question, depth, warmUp);
      const run = await settled(() => sample(desk, question, depth, samplesOf), figureOf);
      figures.push(figureOf(run));
      console.log(table(figures.slice(-1)).split("\n")[1]);
      bytes.push(...run.map((answer) => answer.bytes));
    }
  }
  const measured: Figure[] = [];
  for (const question of pairs.questions) {
    for (const depth of ["first page", "any depth"] as const) {
      const figureOf = (run: Answer[]) => figure(`${question.name}, ${depth}`, "ms", limit, times(run));
      await sample(desk, question, depth, 3);
      measured.push(figureOf(await settled(() => sample(desk, question, depth, samplesOfPair), figureOf)));
    }
  }
  const worst = measured.reduce((a, b) => (b.p95 > a.p95 ? b : a));
  const medians = measured.map(({ p50 }) => p50);
  const name = `${pairs.name} (worst: ${worst.name})`;
  figures.push(figure(name, "ms", limit, { p50: percentile(medians, 0.5), p95: worst.p95 }));
  return { figures, bytes };
}

/** Statements of a request, without BEGIN and COMMIT: its session and its search, as the route calls them. */
export async function statementCount(desk: BenchDesk, questions: readonly Question[]): Promise<Figure> {
  const counts: number[] = [];
  for (const question of questions) {
    const { statements, brackets } = await countStatements(async () => {
      const live = await loadSession(desk.claims);
      if (!live) throw new Error("The session of the benchmark has ended.");
      return searchCases({ ...live, ip: null, requestId: "bench" }, searchAt(desk, question, "any depth", 0));
    });
    counts.push(statements - brackets);
  }
  return figure("statements of a search request", "statements", 3, {
    p50: percentile(counts, 0.5),
    p95: Math.max(...counts),
  });
}
