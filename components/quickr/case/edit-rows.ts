import { spelled } from "@/lib/providers/quickr/vocabulary";
import type { Row } from "@/lib/quickr/types";

/** A row as text fields. */
export type TextRow = Record<string, string>;

const fields: Readonly<Record<string, readonly string[]>> = {
  company: ["organization_number", "country", "name", "email", "phone_number", "website"],
  individual: ["first_name", "last_name", "birth_date", "country", "email"],
  website: ["url"],
  product_service: ["product_id", "name", "description"],
  agreement: ["name", "url", "accepted"],
  ultimate_beneficial_ownership: [
    "first_name",
    "last_name",
    "birth_date",
    "country",
    "percent_voting_shares",
  ],
  signatory: ["first_name", "last_name", "birth_date", "title", "email"],
  bank_account: ["bank_account_number", "bank_clearing_number", "country"],
  payment_information: ["merchant_category_code", "yearly_turnover", "average_order_value"],
};
const numbers = new Set(["percent_voting_shares"]);
const flags = new Set(["accepted"]);

/** Fields to edit: those of the type and whatever plain values the rows have beside. */
export function editFields(type: string, rows: readonly Row[]): { key: string; label: string }[] {
  const plain = rows.flatMap((row) =>
    Object.entries(row).flatMap(([key, value]) => (typeof value === "object" ? [] : [key])),
  );
  return [...new Set([...(fields[type] ?? []), ...plain])].map((key) => ({ key, label: spelled(key) }));
}

/** Rows as the form starts with them. */
export function textRows(rows: readonly Row[]): TextRow[] {
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).flatMap(([key, value]): [string, string][] =>
        value === null || typeof value === "object" ? [] : [[key, String(value)]],
      ),
    ),
  );
}

/** Rows as Quickr takes them: empty fields are left out, and what the form does not show of a row stays. */
export function editedRows(texts: readonly TextRow[], before: readonly (Row | undefined)[]): Row[] {
  return texts.map((text, index) => {
    const kept = Object.entries(before[index] ?? {}).filter(
      ([, value]) => typeof value === "object" && value,
    );
    const typed = Object.entries(text).flatMap(([key, value]): [string, Row[string]][] => {
      const trimmed = value.trim();
      if (trimmed === "") return [];
      const number = Number(trimmed.replace(",", "."));
      const was = before[index]?.[key];
      if (flags.has(key) || typeof was === "boolean") return [[key, trimmed === "true"]];
      const numeric = numbers.has(key) || typeof was === "number";
      return [[key, numeric && Number.isFinite(number) ? number : trimmed]];
    });
    return Object.fromEntries([...kept, ...typed]);
  });
}
