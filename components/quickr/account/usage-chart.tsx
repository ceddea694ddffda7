"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { count } from "@/lib/format/names";
import type { UsageDto } from "@/lib/quickr/types";

const WIDTH = 480;
const HEIGHT = 160;
/** Widest bar. */
const WIDEST = 48;

/** One column of the report over time, as bars. The table below has every figure. */
export function UsageChart({ usage }: { usage: UsageDto }) {
  const { series, numericColumns } = usage;
  const [chosen, setChosen] = useState<string | null>(null);
  const column = chosen ?? numericColumns[0];
  if (column === undefined || series.length === 0) return null;
  const values = series.map(({ period, values: found }) => ({ period, value: found[column] ?? 0 }));
  const top = Math.max(1, ...values.map(({ value }) => value));
  const total = values.reduce((sum, { value }) => sum + value, 0);
  const step = Math.min(WIDTH / values.length, WIDEST);
  return (
    <figure className="max-w-2xl text-ink-2 text-xs">
      {numericColumns.length > 1 && (
        <Field label="Show" className="mb-3 w-60">
          <Select
            value={column}
            options={numericColumns.map((value) => ({ value, label: value }))}
            onChange={(event) => setChosen(event.target.value)}
          />
        </Field>
      )}
      <div className="flex gap-2">
        <div aria-hidden="true" className="flex flex-col justify-between text-right">
          <span>{count(top)}</span>
          <span>0</span>
        </div>
        <svg
          role="img"
          aria-label={`${column} by period: ${count(total)} in all, at most ${count(top)}. The table has every figure.`}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="h-40 min-w-0 flex-1"
        >
          {values.map(({ period, value }, index) => (
            <rect
              key={period}
              x={index * step + step * 0.1}
              y={HEIGHT - (value / top) * HEIGHT}
              width={step * 0.8}
              height={(value / top) * HEIGHT}
              className="fill-accent"
            >
              <title>{`${period}: ${count(value)}`}</title>
            </rect>
          ))}
        </svg>
      </div>
      <figcaption className="mt-1 flex justify-between pl-8">
        <span>{values[0]?.period}</span>
        {values.length > 1 && <span>{values.at(-1)?.period}</span>}
      </figcaption>
    </figure>
  );
}
