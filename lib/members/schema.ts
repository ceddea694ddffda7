import { z } from "zod";
import { emailInput, roleInput } from "@/lib/auth/schema";

export const inviteSchema = z.strictObject({ email: emailInput, role: roleInput });
export type InviteInput = z.infer<typeof inviteSchema>;
export const inviteIdSchema = z.strictObject({ inviteId: z.uuid() });
export const memberRoleSchema = z.strictObject({ memberId: z.uuid(), role: roleInput });
export const memberDisabledSchema = z.strictObject({ memberId: z.uuid(), disabled: z.boolean() });
