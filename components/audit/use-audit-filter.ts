"use client";

import { parseAsString, useQueryStates } from "nuqs";
import { type AuditFilter, readAuditFilter } from "@/lib/audit/schema";

export type AuditFilterKey = keyof AuditFilter;

const parsers = {
  actor: parseAsString,
  action: parseAsString,
  objectType: parseAsString,
  objectId: parseAsString,
  from: parseAsString,
  to: parseAsString,
};

/** The filter in the URL, which holds ids, codes and days only. What the URL has wrong is left out. */
export function useAuditFilter() {
  const [values, setValues] = useQueryStates(parsers, { history: "replace", throttleMs: 300 });
  const filter = readAuditFilter(values);
  return {
    filter,
    active: Object.keys(filter).length > 0,
    set: (key: AuditFilterKey, value: string) => void setValues({ [key]: value === "" ? null : value }),
    clear: () => void setValues(null),
  };
}
