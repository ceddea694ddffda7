/** Offset of a time zone from UTC at an instant, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(instant);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const local = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return local - instant;
}

function midnight(utcMidnight: number, timeZone: string): Date {
  // Twice, since the offset at midnight may differ from the one at the first guess (change of clocks).
  const guess = utcMidnight - offsetAt(utcMidnight, timeZone);
  return new Date(utcMidnight - offsetAt(guess, timeZone));
}

/** First instant of a day (`yyyy-mm-dd`) in a time zone, and the first instant after it. */
export function dayRange(day: string, timeZone: string): { start: Date; end: Date } {
  const utc = Date.parse(`${day}T00:00:00Z`);
  return { start: midnight(utc, timeZone), end: midnight(utc + 86_400_000, timeZone) };
}
