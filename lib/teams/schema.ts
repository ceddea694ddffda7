import { z } from "zod";
import { teamNameInput, timeZoneInput } from "@/lib/auth/schema";

export const teamSchema = z.strictObject({ name: teamNameInput, timeZone: timeZoneInput });
export type TeamInput = z.infer<typeof teamSchema>;
export const teamIdSchema = z.strictObject({ teamId: z.uuid() });
