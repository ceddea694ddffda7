import { z } from "zod";
import { caseSearchSchema } from "@/lib/cases/schema";

/** What POST /api/exports/clients is asked. Search text travels in the body. */
export const clientExportSchema = z.strictObject({ text: z.string().trim().max(200).default("") });
export type ClientExport = z.infer<typeof clientExportSchema>;

/** What POST /api/exports/cases is asked: the filter and text of the list. */
export const caseExportSchema = caseSearchSchema.pick({ filter: true, text: true });
export type CaseExport = z.infer<typeof caseExportSchema>;
