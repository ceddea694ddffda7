import { z } from "zod";
import { FILE_SORTS, FILE_SOURCES, type FileFilter, SOURCE_TYPES } from "./sources";
import type { AttachMeta } from "./types";

const kinds = [...SOURCE_TYPES.check, ...SOURCE_TYPES.record_document] as const;

const filterSchema = z
  .strictObject({
    source: z.enum(FILE_SOURCES).optional(),
    sourceType: z.enum(kinds).optional(),
    search: z.string().trim().max(255, { error: "Search for at most 255 characters." }).optional(),
    sort: z.enum(FILE_SORTS).optional(),
    descending: z.boolean().optional(),
  })
  .superRefine(({ source, sourceType }, context) => {
    if (sourceType === undefined) return;
    const allowed: readonly string[] = source === undefined ? [] : SOURCE_TYPES[source];
    if (allowed.includes(sourceType)) return;
    context.addIssue({ code: "custom", path: ["sourceType"], message: "Choose its source first." });
  }) satisfies z.ZodType<FileFilter>;

/** Body of the list of a client's files. */
export const listFilesSchema = z.strictObject({
  clientId: z.uuid(),
  connectionId: z.uuid(),
  filter: filterSchema.default({}),
});
export type ListFiles = z.output<typeof listFilesSchema>;

/** What goes with an uploaded file. */
export const attachMetaSchema: z.ZodType<AttachMeta> = z.strictObject({
  operationId: z.uuid(),
  clientId: z.uuid(),
  connectionId: z.uuid(),
  fileName: z
    .string()
    .min(1, { error: "Choose a file." })
    .max(200, { error: "The file's name is too long." }),
  name: z
    .string()
    .trim()
    .min(1, { error: "Enter a name for the file." })
    .max(255, { error: "Use at most 255 characters." }),
  expiresOn: z.iso.date({ error: "Enter a date." }).nullable(),
});

/** Which file to redact, and what of it the member saw. */
export const redactFileSchema = z.strictObject({
  operationId: z.uuid(),
  clientId: z.uuid(),
  connectionId: z.uuid(),
  fileId: z.string().regex(/^\d{1,15}$/),
  fileName: z.string().max(1000),
  size: z.number().int().min(0),
});
export type RedactFile = z.output<typeof redactFileSchema>;
