import { isoDay } from "@/lib/format/dates";
import type { BalanceDayDto } from "./types";

/** One movement of credits. */
export interface Movement {
  /** ISO 8601. */
  at: string;
  credits: number;
}

/** Movements by day of the zone, oldest first, with the balance at the end of each; days without one are left out. */
export function toDays(movements: readonly Movement[], timeZone: string): BalanceDayDto[] {
  const sorted = [...movements].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const days: BalanceDayDto[] = [];
  let balance = 0;
  for (const { at, credits } of sorted) {
    balance += credits;
    const day = isoDay(at, timeZone);
    let last = days.at(-1);
    if (last?.day !== day) {
      last = { day, added: 0, spent: 0, balance };
      days.push(last);
    }
    if (credits > 0) last.added += credits;
    else last.spent -= credits;
    last.balance = balance;
  }
  return days;
}
