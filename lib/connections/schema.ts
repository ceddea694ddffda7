import { z } from "zod";

const name = z.string().trim().min(1, "Give the connection a name.").max(80, "Use at most 80 characters.");
const baseUrl = z
  .string()
  .trim()
  .max(300, "Use at most 300 characters.")
  .pipe(z.url("Enter an address such as https://id.amiqus.co/api/v2."));
const token = z
  .string()
  .trim()
  .min(8, "Enter the whole token.")
  .max(8000, "Enter the token alone.")
  .regex(/^[\x21-\x7e]+$/, "A token has no spaces and no line breaks.");
/** Left empty, the stored token stays. */
const newToken = z.preprocess(
  (value) => (typeof value === "string" && value.trim() === "" ? null : value),
  token.nullable(),
);

export const testConnectionSchema = z.strictObject({
  /** Null for a connection that is not saved yet. */
  connectionId: z.uuid().nullable(),
  provider: z.string().max(40),
  baseUrl,
  token: newToken,
});
export type TestConnection = z.infer<typeof testConnectionSchema>;

export const createConnectionSchema = z.strictObject({
  /** Made in the browser, once per form: the same form makes one connection. */
  formId: z.uuid(),
  provider: z.string().max(40),
  name,
  baseUrl,
  token,
});
export type CreateConnection = z.infer<typeof createConnectionSchema>;

export const updateConnectionSchema = z.strictObject({
  connectionId: z.uuid(),
  name,
  baseUrl,
  token: newToken,
});
export type UpdateConnection = z.infer<typeof updateConnectionSchema>;

export const connectionIdSchema = z.strictObject({ connectionId: z.uuid() });

export const enableConnectionSchema = z.strictObject({ connectionId: z.uuid(), enabled: z.boolean() });
