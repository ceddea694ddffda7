import type { BalanceDayDto } from "@/lib/amiqus/account/types";

const DAY_MS = 86_400_000;
const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

/** The line of a balance as steps, in a box of `width` by `height`, with the values at its top and bottom. */
export interface ChartLine {
  path: string;
  top: number;
  bottom: number;
}

/** Steps from day to day: a balance holds until the next movement. Zero is always in the picture. */
export function chartLine(days: readonly BalanceDayDto[], width: number, height: number): ChartLine {
  const balances = days.map((day) => day.balance);
  const top = Math.max(1, ...balances);
  const bottom = Math.min(0, ...balances);
  const first = dayNumber(days[0]?.day ?? "1970-01-01");
  const last = dayNumber(days.at(-1)?.day ?? "1970-01-01");
  const span = Math.max(1, last - first);
  const round = (value: number) => Math.round(value * 10) / 10;
  const x = (day: string) => round(((dayNumber(day) - first) / span) * width);
  const y = (balance: number) => round(height - ((balance - bottom) / (top - bottom)) * height);
  const path = days
    .map(({ day, balance }, index) => (index === 0 ? `M0 ${y(balance)}` : `H${x(day)}V${y(balance)}`))
    .join("");
  return { path: days.length === 1 ? `${path}H${width}` : path, top, bottom };
}
