const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Largest single unit of a span given in milliseconds: "40 s", "5 min", "2 h", "3 d", "4 mo", "2 y". */
export function span(ms: number): string {
  const size = Math.abs(ms);
  if (size < minute) return `${Math.floor(size / second)} s`;
  if (size < hour) return `${Math.floor(size / minute)} min`;
  if (size < day) return `${Math.floor(size / hour)} h`;
  if (size < 60 * day) return `${Math.floor(size / day)} d`;
  if (size < 730 * day) return `${Math.floor(size / (30.44 * day))} mo`;
  return `${Math.floor(size / (365.25 * day))} y`;
}

/** "just now", "40 s ago", "in 2 d". `now` is in epoch milliseconds. */
export function relativeTime(value: string | Date, now: number = Date.now()): string {
  const at = new Date(value).getTime();
  if (Number.isNaN(at)) return String(value);
  const ms = now - at;
  // A page's clock ticks every ten seconds and clocks differ: a moment barely ahead has just been.
  if (ms < 5 * second && ms > -15 * second) return "just now";
  return ms >= 0 ? `${span(ms)} ago` : `in ${span(ms)}`;
}

/** Age without words, for dense rows: "2 h". A moment to come counts as now. */
export function shortAge(value: string | Date, now: number = Date.now()): string {
  const at = new Date(value).getTime();
  return Number.isNaN(at) ? String(value) : span(Math.max(0, now - at));
}

/** Two largest units of a length of time in milliseconds: "1 h 5 min", "2 d 3 h", "40 s". */
export function duration(ms: number): string {
  const size = Math.max(0, ms);
  const parts: [number, string][] = [
    [Math.floor(size / day), "d"],
    [Math.floor(size / hour) % 24, "h"],
    [Math.floor(size / minute) % 60, "min"],
    [Math.floor(size / second) % 60, "s"],
  ];
  const first = parts.findIndex(([amount]) => amount > 0);
  if (first === -1) return "0 s";
  return parts
    .slice(first, first + 2)
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount} ${unit}`)
    .join(" ");
}
