"use client";

import { createContext, type ReactNode, use } from "react";
import { DEFAULT_TIME_ZONE } from "@/lib/format/dates";

const TimeZoneContext = createContext(DEFAULT_TIME_ZONE);

/** Says which zone the dates inside are shown in: the team's. */
export function TimeZoneProvider({ timeZone, children }: { timeZone: string; children: ReactNode }) {
  return <TimeZoneContext value={timeZone}>{children}</TimeZoneContext>;
}

/** IANA name of the team's time zone. */
export function useTimeZone(): string {
  return use(TimeZoneContext);
}
