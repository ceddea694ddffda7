import { z } from "zod";
import { DATE_ORDERS, DUPLICATE_CHOICES, IMPORT_FIELDS, type Mapping, ROW_STATES } from "./types";

const column = z.int().min(0).max(99);
const importId = z.uuid();

/** A mapping as a person made it: names and e-mail have to come from somewhere, and a column is one thing only. */
export const mappingSchema: z.ZodType<Mapping> = z
  .strictObject({
    columns: z.partialRecord(z.enum(IMPORT_FIELDS), column),
    dateOrder: z.enum(DATE_ORDERS),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, "Choose a country from the list.")
      .nullable(),
  })
  .superRefine(({ columns }, context) => {
    const missing = (field: keyof typeof columns, message: string) =>
      context.addIssue({ code: "custom", path: ["columns", field], message });
    const named = columns.fullName !== undefined;
    if (columns.firstName === undefined && !named)
      missing("firstName", "Choose the column of the first name, or one of the full name.");
    if (columns.lastName === undefined && !named)
      missing("lastName", "Choose the column of the last name, or one of the full name.");
    if (columns.email === undefined) missing("email", "Choose the column of the e-mail.");
    const seen = new Set<number>();
    for (const field of IMPORT_FIELDS) {
      const at = columns[field];
      if (at === undefined) continue;
      if (seen.has(at)) missing(field, "Another field has this column already.");
      seen.add(at);
    }
  });

export const importKeySchema = z.strictObject({ importId });
export const mapImportSchema = z.strictObject({ importId, mapping: mappingSchema });
export const startImportSchema = z.strictObject({
  importId,
  connectionIds: z.array(z.uuid()).max(10),
  duplicates: z.enum(DUPLICATE_CHOICES),
});
export type StartImport = z.infer<typeof startImportSchema>;

/** What GET /api/imports/{id}/rows may be asked. `after` is the last row of the page before. */
export const rowsQuerySchema = z.strictObject({
  state: z.enum(ROW_STATES).optional(),
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export type RowsQuery = z.infer<typeof rowsQuerySchema>;

export const importsQuerySchema = z.strictObject({ cursor: z.uuid().optional() });
