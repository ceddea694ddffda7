import type { Json } from "@/lib/providers/port";
import { factText } from "@/lib/providers/quickr/facts";
import { type JsonObject, nameOf, rowsOf, typedRows } from "@/lib/providers/quickr/parts";
import { sectionLabel, spelled } from "@/lib/providers/quickr/vocabulary";
import type { ComparedEntryDto, ComparedFieldDto, ComparedSectionDto } from "./types";

/** Fields that hold files or nested reports are shown elsewhere. */
const HIDDEN = ["id", "reports", "external_ratings"];

/** What tells that two entries are about the same company, person, account or product. */
function identityOf(row: JsonObject): string | null {
  const key =
    row.organization_number ?? row.bank_account_number ?? row.product_id ?? row.url ?? nameOf(row) ?? null;
  return key === null || typeof key === "object" ? null : String(key).trim().toLowerCase();
}

interface Sources {
  prefill: JsonObject | undefined;
  declared: JsonObject | undefined;
  discovered: JsonObject | undefined;
}

/** Puts entries side by side: by what names them, and what is left over in order. */
function paired(prefills: JsonObject[], declared: JsonObject[], discovered: JsonObject[]): Sources[] {
  const entries: (Sources & { key: string | null })[] = [];
  const place = (source: keyof Sources, rows: JsonObject[]) => {
    for (const row of rows) {
      const key = identityOf(row);
      const open = entries.filter((entry) => entry[source] === undefined);
      const same = open.find((entry) => key !== null && entry.key === key);
      // A single entry on both sides is the same thing, whatever its name became.
      const alone = rows.length === 1 && entries.length === 1 ? open[0] : undefined;
      const known = same ?? alone;
      if (known) known[source] = row;
      else
        entries.push({ key, prefill: undefined, declared: undefined, discovered: undefined, [source]: row });
    }
  };
  place("prefill", prefills);
  place("declared", declared);
  place("discovered", discovered);
  return entries;
}

function comparedFields({ prefill, declared, discovered }: Sources): ComparedFieldDto[] {
  const keys = [...new Set([prefill, declared, discovered].flatMap((row) => Object.keys(row ?? {})))];
  return keys
    .filter((key) => !HIDDEN.includes(key))
    .map((key) => {
      const values = {
        prefill: factText(prefill?.[key]),
        declared: factText(declared?.[key]),
        discovered: factText(discovered?.[key]),
      };
      const present = Object.values(values).filter((value) => value !== null);
      return {
        key,
        label: spelled(key),
        ...values,
        differs: present.some((a) => present.some((b) => !alike(a, b))),
      };
    })
    .filter((field) => field.prefill !== null || field.declared !== null || field.discovered !== null);
}

/** Spaces and case are no difference; nor is a year from a date in it. */
function alike(a: string, b: string): boolean {
  const [one, other] = [a, b].map((value) => value.trim().toLowerCase().replaceAll(/\s+/g, " ")).sort();
  if (one === undefined || other === undefined || one === other) return true;
  return /^\d{4}$/.test(one) && /^\d{4}-\d{2}-\d{2}$/.test(other) && other.startsWith(one);
}

/** Prefills against declarations against discoveries, by section, in the order of the case's sections. */
export function compared(row: JsonObject): ComparedSectionDto[] {
  const lists: (Json | undefined)[] = [row.sections, row.prefills, row.declarations, row.discoveries];
  const named = (Array.isArray(lists[0]) ? lists[0] : []).flatMap((section) => {
    const type =
      typeof section === "object" && section !== null && !Array.isArray(section) ? section.type : section;
    return typeof type === "string" ? [type] : [];
  });
  const types = [
    ...new Set([...named, ...lists.slice(1).flatMap((list) => typedRows(list).map((one) => one.type))]),
  ];
  return types
    .filter((type) => type !== "credit_score")
    .map((type) => ({
      type,
      label: sectionLabel(type),
      entries: paired(
        rowsOf(row.prefills, type),
        rowsOf(row.declarations, type),
        rowsOf(row.discoveries, type),
      ).map(
        (sources, index): ComparedEntryDto => ({
          title:
            nameOf(sources.declared) ??
            nameOf(sources.prefill) ??
            nameOf(sources.discovered) ??
            `Entry ${index + 1}`,
          fields: comparedFields(sources),
        }),
      ),
    }))
    .filter((section) => section.entries.length > 0);
}
