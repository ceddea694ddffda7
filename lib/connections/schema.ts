import { z } from "zod";

const name = z.string().trim().min(1, "Give the connection a name.").max(80, "Use at most 80 characters.");
const baseUrl = z
  .string()
  .trim()
  .max(300, "Use at most 300 characters.")
  .pipe(z.url("Enter a whole address, with https:// in front."));

/** Left empty, what is stored stays. */
const orKept = (schema: z.ZodType<string>) =>
  z.preprocess(
    (value) => (typeof value === "string" && value.trim() === "" ? null : value),
    schema.nullable().default(null),
  );
const secret = (least: number, whole: string, noSpaces: string) =>
  z
    .string()
    .trim()
    .min(least, whole)
    .max(8000, "That is too long.")
    .regex(/^[\x21-\x7e]+$/, noSpaces);

const notAfterToday = (day: string) => Date.parse(`${day}T00:00:00Z`) < Date.now() + 86_400_000;

/** What the provider's own fields hold, by key; which there are and what they take is the catalog's to say. */
const fields = z
  .record(
    z.string().max(40),
    z
      .string()
      .max(8000, "That is too long.")
      .regex(/^[^\p{Cc}]*$/u, "This holds a character that cannot be typed."),
  )
  .refine((entered) => Object.keys(entered).length <= 20, "Those are too many fields.")
  .default({});

/** How the desk signs in at the provider. */
const access = {
  kind: z.enum(["token", "oauth"]).default("token"),
  token: orKept(secret(8, "Enter the whole token.", "A token has no spaces and no line breaks.")),
  /** The day the token was made, where somebody knows it. */
  tokenMadeOn: orKept(
    z.iso.date("Enter a date that exists.").refine(notAfterToday, "Enter a day that is not in the future."),
  ),
  clientId: orKept(secret(3, "Enter the whole client ID.", "A client ID has no spaces.")),
  clientSecret: orKept(secret(8, "Enter the whole client secret.", "A client secret has no spaces.")),
  fields,
};

export const testConnectionSchema = z.strictObject({
  /** Null for a connection that is not saved yet. */
  connectionId: z.uuid().nullable(),
  provider: z.string().max(40),
  baseUrl,
  token: access.token,
  fields,
});
export type TestConnection = z.output<typeof testConnectionSchema>;

export const createConnectionSchema = z.strictObject({
  /** Made in the browser, once per form: the same form makes one connection. */
  formId: z.uuid(),
  provider: z.string().max(40),
  name,
  baseUrl,
  ...access,
});
export type CreateConnection = z.output<typeof createConnectionSchema>;

export const updateConnectionSchema = z.strictObject({
  connectionId: z.uuid(),
  name,
  baseUrl,
  ...access,
});
export type UpdateConnection = z.output<typeof updateConnectionSchema>;

export const connectionIdSchema = z.strictObject({ connectionId: z.uuid() });

export const enableConnectionSchema = z.strictObject({ connectionId: z.uuid(), enabled: z.boolean() });
