import * as z from "zod/mini";
import { CASE_STATUSES, CLIENT_TYPES } from "@/lib/providers/aplyid/launch-schema";
import type { AplyidDraft } from "./draft";

const text = z.string().check(z.maxLength(2_000));

/** Reads a stored draft back. */
export const draftSchema: z.ZodMiniType<AplyidDraft> = z.object({
  nature: text,
  maxValue: text,
  status: z.union([z.enum(CASE_STATUSES), z.literal("")]),
  clientType: z.enum(CLIENT_TYPES),
  withAddress: z.boolean(),
  caseName: text,
  clientName: text,
  email: text,
  phone: text,
  firstName: text,
  middleName: text,
  lastName: text,
  dob: text,
  address: z.object({ country: text, line1: text, line2: text, suburb: text, state: text, postcode: text }),
});
