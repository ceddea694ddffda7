import { z } from "zod";
import { nameInput, timeZoneInput } from "@/lib/auth/schema";

export const teamSchema = z.strictObject({ name: nameInput, timeZone: timeZoneInput });
export type TeamInput = z.infer<typeof teamSchema>;
export const teamIdSchema = z.strictObject({ teamId: z.uuid() });
