import type { BalanceDayDto } from "@/lib/amiqus/account/types";
import { formatDate } from "@/lib/format/dates";
import { count } from "@/lib/format/names";
import { chartLine } from "./chart-points";

const WIDTH = 480;
const HEIGHT = 200;

/** The balance over time as a stepped line. Its figures stand in the table beside it. */
export function BalanceChart({ days }: { days: readonly BalanceDayDto[] }) {
  const { path, top, bottom } = chartLine(days, WIDTH, HEIGHT);
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last) return null;
  const from = formatDate(first.day);
  const to = formatDate(last.day);
  const zero = HEIGHT - (-bottom / (top - bottom)) * HEIGHT;
  return (
    <figure className="text-ink-2 text-xs">
      <div className="flex gap-2">
        <div aria-hidden="true" className="flex flex-col justify-between text-right">
          <span>{count(top)}</span>
          <span>{count(bottom)}</span>
        </div>
        <svg
          role="img"
          aria-label={`Balance from ${count(first.balance)} on ${from} to ${count(last.balance)} on ${to}. The table has every day.`}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="h-52 min-w-0 flex-1 overflow-visible"
        >
          <line
            x1="0"
            x2={WIDTH}
            y1={zero}
            y2={zero}
            className="stroke-line-strong"
            strokeWidth="1"
            vectorEffect="non-scaling-stroke"
          />
          <path
            d={path}
            fill="none"
            className="stroke-accent"
            strokeWidth="2"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
      </div>
      <figcaption className="mt-1 flex justify-between pl-8">
        <span>{from}</span>
        <span>{to}</span>
      </figcaption>
    </figure>
  );
}
