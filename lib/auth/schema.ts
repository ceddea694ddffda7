import { z } from "zod";
import { ROLES } from "./roles";

/** An e-mail address, ASCII only, so that no look-alike letter stands for another; trimmed and lower-cased. */
export const emailInput = z
  .string()
  .trim()
  .max(254, "An e-mail address has at most 254 characters.")
  .toLowerCase()
  .pipe(z.email("Enter an e-mail address such as name@example.com."));

/** The name of a person. */
export const nameInput = z
  .string()
  .trim()
  .min(1, "Enter a name.")
  .max(100, "Use at most 100 characters.")
  // A control or direction character could make one name look like another.
  .regex(/^[^\p{Cc}\p{Cf}]*$/u, "Use letters, spaces and punctuation only.");

const newPassword = z.string().min(1, "Enter a password.").max(1000, "Use at most 200 characters.");
const token = z.string().min(20).max(100);

/** Whether this runtime knows the IANA time zone. */
function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en-GB", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

export const timeZoneInput = z.string().max(64).refine(isTimeZone, "Choose a time zone from the list.");
export const roleInput = z.enum(ROLES, "Choose a role.");

export const signInSchema = z.strictObject({
  email: z.string().trim().min(1, "Enter your e-mail address.").max(254),
  password: z.string().min(1, "Enter your password.").max(1000),
});

export const setupSchema = z.strictObject({
  token: z.string().trim().min(1, "Enter the setup token from the server's console.").max(100),
  teamName: nameInput,
  timeZone: timeZoneInput,
  name: nameInput,
  email: emailInput,
  password: newPassword,
});
export type SetupInput = z.infer<typeof setupSchema>;

export const acceptInviteSchema = z.strictObject({ token, name: nameInput, password: newPassword });
export const joinTeamSchema = z.strictObject({
  token,
  password: z.string().min(1, "Enter your password.").max(1000),
});

export const changePasswordSchema = z.strictObject({
  current: z.string().min(1, "Enter your current password.").max(1000),
  next: newPassword,
});

export const sessionIdSchema = z.strictObject({ sessionId: z.uuid() });
export const noInput = z.strictObject({});
