/** Reading the parts of a case as Quickr has them. Pure; never throws, whatever the parts hold. */
import type { Json } from "../port";
import { isJsonObject, listOf, objectOf, textOf } from "../read";
import { checkTypeOf } from "./vocabulary";

export type JsonObject = { [key: string]: Json };

/** A flag as a check gives it; list rows give codes alone. */
export interface ReadFlag {
  code: string;
  details: Json;
  records: Json[];
  about: JsonObject;
}

/** The case in a snapshot. */
export function caseOf(snapshot: Json): JsonObject {
  return objectOf(objectOf(snapshot).case);
}

/** The rows under `type` of prefills, declarations, discoveries or current information, in their order. */
export function rowsOf(list: Json | undefined, type: string): JsonObject[] {
  return typedRows(list)
    .filter((entry) => entry.type === type)
    .flatMap((entry) => entry.rows);
}

/** `[{type, data: […]}]`, also where a declaration holds such a list in its own `data`. */
export function typedRows(list: Json | undefined): { type: string; rows: JsonObject[] }[] {
  return listOf(list).flatMap((entry) => {
    const { type, data } = objectOf(entry);
    const rows = (Array.isArray(data) ? data : isJsonObject(data) ? [data] : []).filter(isJsonObject);
    const nested = rows.filter((row) => textOf(row.type) !== null && Array.isArray(row.data));
    if (nested.length > 0 && nested.length === rows.length) return typedRows(rows);
    const name = textOf(type);
    return name === null ? [] : [{ type: name, rows }];
  });
}

/** Every flag of a check: those of each entry of `data`, and those of the check itself. */
export function flagsOf(check: Json): ReadFlag[] {
  const row = objectOf(check);
  const entries = (Array.isArray(row.data) ? row.data : isJsonObject(row.data) ? [row.data] : []).map(
    objectOf,
  );
  return [row, ...entries].flatMap((entry) =>
    (Array.isArray(entry.flags) ? entry.flags : []).flatMap((flag): ReadFlag[] => {
      const code = textOf(flag) ?? textOf(objectOf(flag).code) ?? textOf(objectOf(flag).type);
      if (code === null) return [];
      const { details, records } = objectOf(flag);
      return [
        {
          code,
          details: details ?? null,
          records: Array.isArray(records) ? records : [],
          about: entry === row ? {} : entry,
        },
      ];
    }),
  );
}

/** A check's schedule, or null when it runs once. */
export function scheduleOf(check: Json): string | null {
  return textOf(objectOf(objectOf(check).options).schedule) ?? textOf(objectOf(check).schedule);
}

/** The check type by the reference's list, or as it came. */
export function typeOf(check: Json): string {
  const raw = textOf(objectOf(check).type) ?? "unknown";
  return checkTypeOf(raw) ?? raw;
}

/** A person's or company's name in any of the ways that rows spell it. */
export function nameOf(row: Json | undefined): string | null {
  const { name, company_name, full_name, first_name, last_name } = objectOf(row);
  const parts = [textOf(first_name), textOf(last_name)].filter((part) => part !== null);
  return (
    textOf(name) ?? textOf(company_name) ?? textOf(full_name) ?? (parts.length > 0 ? parts.join(" ") : null)
  );
}

/** The client's own section: the company, or else the individual, from what is most certain to what is least. */
export function clientRow(row: JsonObject): { type: "company" | "individual"; data: JsonObject } | null {
  for (const type of ["company", "individual"] as const) {
    for (const list of [
      row.current_information,
      row.declarations,
      row.prefills,
      row.discoveries,
      row.customers,
    ]) {
      const [data] = rowsOf(list, type);
      if (data !== undefined) return { type, data };
    }
    const customer = listOf(row.customers)
      .map(objectOf)
      .find((entry) => (textOf(entry.type) ?? textOf(entry.customer_type) ?? "company") === type);
    if (customer !== undefined) {
      const inner = customer[type];
      return { type, data: isJsonObject(inner) ? inner : customer };
    }
  }
  return null;
}
