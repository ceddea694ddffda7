import type { Json } from "@/lib/providers/port";
import { factsOf } from "@/lib/providers/quickr/facts";
import { flagWords } from "@/lib/providers/quickr/flags";
import { flagsOf, nameOf, scheduleOf, typeOf } from "@/lib/providers/quickr/parts";
import { checkLabel, scheduleLabel, spelled } from "@/lib/providers/quickr/vocabulary";
import { isJsonObject, objectOf, textOf } from "@/lib/providers/read";
import type { QuickrCheckDto, QuickrFlagDto } from "./types";

/** The flags of a check in plain words, with their details and records. */
export function flagsView(check: Json): QuickrFlagDto[] {
  return flagsOf(check).map(({ code, details, records, about }) => ({
    code,
    ...flagWords(code),
    details: factsOf(details),
    records: records.slice(0, 50).map((record) => factsOf(record)),
    about: nameOf(about),
  }));
}

/** Anything else that the entries of a check's results hold, e.g. `search_results`. */
function findingsOf(check: Json): QuickrCheckDto["findings"] {
  const { data } = objectOf(check);
  return (Array.isArray(data) ? data : []).flatMap((entry) =>
    Object.values(objectOf(entry))
      .filter((value): value is Json[] => Array.isArray(value))
      .flat()
      .filter((value) => isJsonObject(value) && value.code === undefined)
      .slice(0, 50)
      .map((value) => factsOf(value)),
  );
}

/** A check with everything that its panel shows. */
export function checkView(check: Json): QuickrCheckDto {
  const row = objectOf(check);
  const type = typeOf(check);
  const status = textOf(row.status) ?? "UNKNOWN";
  const schedule = scheduleOf(check);
  return {
    type,
    label: checkLabel(type),
    status,
    statusLabel: spelled(status),
    schedule,
    scheduleLabel: scheduleLabel(schedule),
    flags: flagsView(check),
    lastRunAt: textOf(row.completed_at) ?? textOf(row.updated_at),
    nextRunAt: textOf(row.next_run_at),
    findings: findingsOf(check),
  };
}
