import { z } from "zod";

/** What is stored of an APLYiD integration: its key, and what the admin says of it. Messages are for the form. */
export const aplyidCredentialsSchema = z.strictObject({
  accessKey: z
    .string({ error: "Enter the access key." })
    .min(8, { error: "Enter the whole access key." })
    .max(2_000, { error: "That is too long for an access key." })
    .regex(/^[\x21-\x7e]+$/, { error: "An access key holds no spaces or line breaks." }),
  /** Which of the two integrations of the portal it belongs to; keys do not tell. */
  mode: z.enum(["live", "test"], { error: "Choose live or test." }),
  /** When the key was made, as far as known. */
  madeOn: z.iso.date({ error: "Enter a date that exists." }).optional(),
});
