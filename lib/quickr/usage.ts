import { parse } from "csv-parse/sync";
import type { UsageDto } from "./types";

const MAX_ROWS = 10_000;

/**
 * A usage report for a table and a chart. The report's columns are not documented: the first column of dates gives the
 * periods, columns of numbers are summed by it. A report that is no CSV has no rows.
 */
export function usageView(csv: string): UsageDto {
  const [columns = [], ...rows] = records(csv);
  const filled = rows.filter((row) => row.some((cell) => cell !== "")).slice(0, MAX_ROWS);
  const every = (index: number, test: (cell: string) => boolean) =>
    filled.length > 0 && filled.every((row) => test(row[index] ?? ""));
  const dates = columns.findIndex((_name, index) => every(index, isPeriod));
  const numbers = columns.flatMap((name, index) =>
    index !== dates && every(index, isAmount) ? [{ name, index }] : [],
  );
  const sums = new Map<string, Record<string, number>>();
  for (const row of dates < 0 ? [] : filled) {
    const period = row[dates] ?? "";
    const values = sums.get(period) ?? {};
    for (const { name, index } of numbers) values[name] = (values[name] ?? 0) + Number(row[index]);
    sums.set(period, values);
  }
  return {
    columns,
    rows: filled,
    series: [...sums.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([period, values]) => ({ period, values })),
    numericColumns: numbers.map(({ name }) => name),
  };
}

function records(csv: string): string[][] {
  try {
    const parsed: unknown = parse(csv, {
      relax_column_count: true,
      bom: true,
      skip_empty_lines: true,
      trim: true,
    });
    return Array.isArray(parsed) ? parsed.map((row) => (Array.isArray(row) ? row.map(String) : [])) : [];
  } catch {
    return [];
  }
}

const isPeriod = (cell: string) => /^\d{4}-\d{2}(-\d{2})?/.test(cell);
/** Numbers that are ids have many digits, or zeros in front. */
const isAmount = (cell: string) => /^-?(0|[1-9]\d{0,8})(\.\d+)?$/.test(cell);
