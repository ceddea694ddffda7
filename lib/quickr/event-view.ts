import type { Json } from "@/lib/providers/port";
import { factsOf } from "@/lib/providers/quickr/facts";
import { typeOf } from "@/lib/providers/quickr/parts";
import { checkLabel, spelled } from "@/lib/providers/quickr/vocabulary";
import { idOf, isJsonObject, listOf, objectOf, textOf } from "@/lib/providers/read";
import { flagsView } from "./flag-view";
import type { QuickrEventDto } from "./types";

/** Codes such as statuses, which are said in words. */
const CODE = /^[A-Z]+(_[A-Z]+)+$/;
const NAMED = ["id", "object", "type", "event_type", "sub_event_type", "created_at", "data", "checks"];

/** An event of a case, with the check results that it holds. Pure; never throws. */
export function eventView(raw: Json, index: number): QuickrEventDto {
  const row = objectOf(raw);
  const data = objectOf(row.data);
  const type = textOf(row.event_type) ?? textOf(row.type) ?? "event";
  const checks = [...listOf(row.checks), ...(Array.isArray(data.checks) ? data.checks : [])].filter(
    isJsonObject,
  );
  return {
    id: idOf(row.id) ?? `event-${index}`,
    type,
    typeLabel: spelled(type),
    subType: textOf(row.sub_event_type),
    at: textOf(row.created_at),
    facts: [...factsOf(row, NAMED), ...(isJsonObject(row.data) ? factsOf(data, ["checks"]) : [])].map(
      ({ label, value }) => ({ label, value: CODE.test(value) ? spelled(value) : value }),
    ),
    checks: checks.map((check) => {
      const of = typeOf(check);
      return { type: of, label: checkLabel(of), status: textOf(check.status), flags: flagsView(check) };
    }),
  };
}
