import { mkdirSync, mkdtempSync, openSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { disconnect } from "@/lib/db/client";
import { option } from "./arguments";
import { demoStart } from "./bench-demo";
import { type BenchDesk, prepareDesk } from "./bench-desk";
import { type Figure, figure, percentile, table } from "./bench-figure";
import { importing } from "./bench-import";
import { pageWeight } from "./bench-page";
import { sequentialScans } from "./bench-plans";
import { startBenchProvider } from "./bench-provider";
import { crossQuestions, filters, listQuestions, textCrossQuestions, textQuestions } from "./bench-questions";
import { searchTimes, statementCount } from "./bench-search";
import { syncing } from "./bench-sync";
import { onEnd, runCommand } from "./life";
import { startStack } from "./stack";

/** What the app prints while it is measured. */
const appLog = ".data/bench/app.log";

/** Everything about searching `cases` cases, the promises of the case index. */
async function searching(desk: BenchDesk): Promise<Figure[]> {
  const all = filters({ connectionId: desk.connectionId, memberId: desk.colleagueId });
  const [lists, listPairs] = [listQuestions(all), crossQuestions(all)];
  const [texts, textPairs] = [textQuestions(), textCrossQuestions()];
  const listed = await searchTimes(desk, 25, lists, {
    name: "list, every filter by every sort",
    questions: listPairs,
  });
  const found = await searchTimes(desk, 40, texts, {
    name: "text, every text in five places",
    questions: textPairs,
  });
  const bytes = [...listed.bytes, ...found.bytes].map((size) => size / 1000);
  return [
    ...listed.figures,
    ...found.figures,
    figure("answer of 50 rows, largest", "kB", 30, {
      p50: percentile(bytes, 0.5),
      p95: Math.max(...bytes),
    }),
    await statementCount(desk, [...lists, ...texts]),
    await sequentialScans(desk, [...lists, ...listPairs, ...texts, ...textPairs]),
  ];
}

/**
 * `npm run bench -- [--cases N] [--json FILE] [--part search|page|demo|import|sync]`: measures every figure that the project
 * promises, on throw-away data on this machine, and ends with 1 when one does not hold. Parts are for tuning; all of
 * them run without the option.
 */
await runCommand(async () => {
  Object.assign(process.env, { NODE_ENV: "production" });
  const cases = Number(option("cases") ?? 100_000);
  if (!Number.isInteger(cases) || cases < 1) throw new Error("--cases takes a number from 1.");
  const part = option("part");
  const wants = (name: string) => part === null || part === name;

  const figures: Figure[] = [];
  if (wants("demo")) figures.push(await demoStart());
  if (wants("import") || wants("sync")) {
    const provider = await startBenchProvider(mkdtempSync(join(tmpdir(), "gatehouse-bench-")));
    if (wants("sync")) figures.push(...(await syncing(provider, cases)));
    if (wants("import")) figures.push(...(await importing(provider, Math.ceil(cases / 10))));
    await disconnect();
  }
  if (wants("search") || wants("page")) {
    const directory = mkdtempSync(join(tmpdir(), "gatehouse-bench-"));
    mkdirSync(dirname(appLog), { recursive: true, mode: 0o700 });
    const output = openSync(appLog, "w", 0o600);
    const stack = await startStack({ directory, port: 3200, mode: "start", disposable: true, output });
    onEnd(() => disconnect());
    const ended = stack.next.ended.then((code) => {
      throw new Error(
        `The app ended with code ${code} while it was measured; ${appLog} has what it printed.`,
      );
    });
    console.log(`Filling the index with ${cases} cases.`);
    const measured = async () => {
      const desk = await prepareDesk(stack, cases);
      if (wants("page")) figures.push(await pageWeight(desk));
      if (wants("search")) figures.push(...(await searching(desk)));
    };
    await Promise.race([measured(), ended]);
    ended.catch(() => {});
  }

  const file = option("json");
  if (file !== null) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify({ cases, figures }, null, 2)}\n`);
  }
  console.log(`\n${table(figures)}\n`);
  const broken = figures.filter(({ ok }) => !ok).length;
  console.log(broken === 0 ? "Every figure holds." : `${broken} of ${figures.length} figures do not hold.`);
  return broken === 0 ? 0 : 1;
});
