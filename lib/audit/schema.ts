import { z } from "zod";

const day = z.iso.date("Enter a date.").optional();

/** Filters of the audit trail: ids, codes and days only, so that they may stand in a URL. */
const auditFilterSchema = z.strictObject({
  /** A member's id, `system` or `provider`. */
  actor: z.union([z.uuid(), z.enum(["system", "provider"])]).optional(),
  action: z.string().max(64).optional(),
  objectType: z.string().max(64).optional(),
  objectId: z.string().trim().max(128).optional(),
  /** First day, in the team's time zone. */
  from: day,
  /** Last day, in the team's time zone. */
  to: day,
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;

/** The filter that a URL's parameters spell; what is not understood is left out. */
export function readAuditFilter(values: Readonly<Record<string, unknown>>): AuditFilter {
  const filter: AuditFilter = {};
  for (const key of auditFilterSchema.keyof().options) {
    if (!values[key]) continue;
    const one = auditFilterSchema.safeParse({ [key]: values[key] });
    if (one.success) Object.assign(filter, one.data);
  }
  return filter;
}

export const auditSearchSchema = auditFilterSchema.extend({
  cursor: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type AuditSearch = z.infer<typeof auditSearchSchema>;

export const auditExportSchema = z.strictObject({
  format: z.enum(["csv", "json"]),
  filter: auditFilterSchema,
});
export type AuditExport = z.infer<typeof auditExportSchema>;
