import "server-only";
import { cleanFields } from "@/lib/clients/fields";
import { type ClientFields, clientFieldsSchema } from "@/lib/clients/schema";
import { AppError } from "@/lib/errors";
import { readDate } from "./dates";
import type { ImportField, Mapping, RowReason } from "./types";
import { cellText, readCountry, readTitle } from "./values";

/** What a row says, by our fields. */
export type RowValues = Partial<Record<ImportField, string>>;

/** A row as a client, or why it is none. */
export type ReadRow = { ok: true; fields: ClientFields } | { ok: false; reasons: RowReason[] };

/** The cells of a CSV row by our fields. */
export function valuesOfCells(cells: readonly string[], mapping: Mapping): RowValues {
  return Object.fromEntries(
    Object.entries(mapping.columns).map(([field, column]) => [field, cellText(cells[column])]),
  );
}

function names(values: RowValues): { firstName: string; middleName: string; lastName: string } {
  const words = (values.fullName ?? "").split(/\s+/).filter((word) => word !== "");
  const last = words.length > 1 ? (words.pop() ?? "") : "";
  return {
    firstName: values.firstName || words.join(" "),
    middleName: values.middleName ?? "",
    lastName: values.lastName || last,
  };
}

const parts = [
  "unit",
  "house_name",
  "house_number",
  "street_name",
  "second_street",
  "district",
  "city",
  "province",
  "postcode",
] as const;

/** A title with its own text, where the file has a column for it. */
function titleOf(values: RowValues) {
  const read = readTitle(values.title ?? "");
  return read.title === "other" && values.otherTitle ? { ...read, otherTitle: values.otherTitle } : read;
}

function addressOf(values: RowValues, country: string | null) {
  const address = Object.fromEntries(parts.map((part) => [part, values[`address.${part}`] ?? ""]));
  if (Object.values(address).every((part) => part === "")) return null;
  return { ...address, country: readCountry(values["address.country"] ?? "") || (country ?? "") };
}

/** Reads one row by the rules of the client form. Never throws for what the row says. */
export function readRow(values: RowValues, mapping: Pick<Mapping, "dateOrder" | "country">): ReadRow {
  const dob = values.dob ?? "";
  const parsed = clientFieldsSchema.safeParse({
    ...titleOf(values),
    ...names(values),
    email: values.email ?? "",
    mobile: values.mobile ?? "",
    landline: values.landline ?? "",
    dob: readDate(dob, mapping.dateOrder) ?? dob,
    reference: values.reference ?? "",
    address: addressOf(values, mapping.country),
  });
  if (!parsed.success) {
    // One sentence per field: what else is wrong with it follows from the first.
    const first = new Map<string, string>();
    for (const { path, message } of parsed.error.issues)
      first.set(path.join("."), first.get(path.join(".")) ?? message);
    return { ok: false, reasons: [...first].map(([field, message]) => ({ field, message })) };
  }
  try {
    return { ok: true, fields: cleanFields(parsed.data) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const reasons = Object.entries(error.fieldErrors).flatMap(([field, messages]) =>
      messages.map((message) => ({ field, message })),
    );
    return { ok: false, reasons };
  }
}
