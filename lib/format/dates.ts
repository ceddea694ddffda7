export const DEFAULT_TIME_ZONE = "Europe/London";

export interface DateOptions {
  /** IANA name; the team's own, else London. */
  timeZone?: string;
}

type Style = "date" | "dayMonth" | "time" | "dateTime" | "iso";

const styles: Record<Style, { locale: string; options: Intl.DateTimeFormatOptions }> = {
  date: { locale: "en-GB", options: { day: "numeric", month: "short", year: "numeric" } },
  dayMonth: { locale: "en-GB", options: { day: "numeric", month: "short" } },
  time: { locale: "en-GB", options: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } },
  dateTime: {
    locale: "en-GB",
    options: {
      day: "numeric",
      month: "short",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    },
  },
  iso: { locale: "en-CA", options: { year: "numeric", month: "2-digit", day: "2-digit" } },
};

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(style: Style, timeZone: string): Intl.DateTimeFormat {
  const key = `${style} ${timeZone}`;
  const known = formatters.get(key);
  if (known) return known;
  const { locale, options } = styles[style];
  let made: Intl.DateTimeFormat;
  try {
    made = new Intl.DateTimeFormat(locale, { ...options, timeZone });
  } catch {
    made = new Intl.DateTimeFormat(locale, { ...options, timeZone: DEFAULT_TIME_ZONE });
  }
  formatters.set(key, made);
  return made;
}

const dayOnly = /^\d{4}-\d{2}-\d{2}$/;

function format(style: Style, value: string | Date, options: DateOptions): string {
  const date = value instanceof Date ? value : new Date(value);
  if (Number.isNaN(date.getTime())) return String(value);
  // A bare day belongs to no zone: moving it would show the day before.
  const zone =
    typeof value === "string" && dayOnly.test(value) ? "UTC" : (options.timeZone ?? DEFAULT_TIME_ZONE);
  return formatter(style, zone).format(date).replace("Sept", "Sep");
}

/** "3 Dec 2026". A value that is no date comes back as it was, here and in all of these. */
export function formatDate(value: string | Date, options: DateOptions = {}): string {
  return format("date", value, options);
}

/** "3 Dec", for dates whose year is plain. */
export function formatDayMonth(value: string | Date, options: DateOptions = {}): string {
  return format("dayMonth", value, options);
}

/** "14:05". */
export function formatTime(value: string | Date, options: DateOptions = {}): string {
  return format("time", value, options);
}

/** "3 Dec 2026, 14:05". */
export function formatDateTime(value: string | Date, options: DateOptions = {}): string {
  return format("dateTime", value, options);
}

/** A date-time of ISO 8601 as `formatDateTime` has it; any other text as it is, numbers too. */
export function formatIfDateTime(text: string, options: DateOptions = {}): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? formatDateTime(text, options) : text;
}

/** "2026-12-03": the day that `value` is in `timeZone`, for exports and date inputs. */
export function isoDay(value: string | Date, timeZone: string = DEFAULT_TIME_ZONE): string {
  return format("iso", value, { timeZone });
}
