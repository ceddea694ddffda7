import { z } from "zod";
import { CASE_KINDS, NORMALISED_STATUSES, WAITING_ON } from "@/lib/providers/port";

/** What a raw status means from now on; `unmapped` takes the choice back. */
export const saveStatusMappingSchema = z.strictObject({
  connectionId: z.uuid(),
  kind: z.enum(CASE_KINDS),
  rawStatus: z.string().max(300),
  status: z.enum(NORMALISED_STATUSES, { error: "Choose what the status means." }),
  /** Whose move it is; null when nobody's. */
  waitingOn: z.enum(WAITING_ON).nullable(),
});
export type SaveStatusMapping = z.infer<typeof saveStatusMappingSchema>;

export const acknowledgeDriftSchema = z.strictObject({
  driftIds: z.array(z.uuid()).min(1).max(200),
  /** False shows it as new again. */
  acknowledged: z.boolean(),
});
export type AcknowledgeDrift = z.infer<typeof acknowledgeDriftSchema>;
