import { z } from "zod";

/** Which forms of a client to list. No personal data: it stands in the URL. */
export const listFormsSchema = z.strictObject({ type: z.enum(["internal", "requested"]).optional() });
export type ListForms = z.output<typeof listFormsSchema>;
