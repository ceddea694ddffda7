import { z } from "zod";

const email = z
  .string()
  .trim()
  .max(255, "Use at most 255 characters.")
  .regex(z.regexes.unicodeEmail, "Enter an e-mail address such as name@example.com.");

const target = {
  connectionId: z.uuid(),
  /** Made in the browser, once per press of the button. */
  operationId: z.uuid(),
};

export const profileSchema = z.strictObject({
  ...target,
  /** Null leaves it as it is. */
  name: z.string().trim().min(1, "Enter a name.").max(255, "Use at most 255 characters.").nullable(),
  email: email.nullable(),
});
export type ProfileChange = z.infer<typeof profileSchema>;

export const teamSchema = z.strictObject({
  ...target,
  contact: email.nullable(),
  /** Empty takes the number away; null leaves it as it is. */
  telephone: z.string().trim().max(50, "Use at most 50 characters.").nullable(),
});
export type TeamChange = z.infer<typeof teamSchema>;
