import { z } from "zod";
import { CASE_KINDS } from "@/lib/providers/port";

/** The provider's own launch body; its own strict schema checks it. */
const body = z.record(z.string().max(60), z.json());

export const launchSchema = z.strictObject({
  /** Made in the browser, once per attempt: the same attempt is sent once. */
  operationId: z.uuid(),
  clientId: z.uuid(),
  connectionId: z.uuid(),
  kind: z.enum(CASE_KINDS),
  input: body,
  /** The person has seen what was launched lately and goes on. */
  launchAnyway: z.boolean(),
});
export type Launch = z.infer<typeof launchSchema>;

export const priceSchema = z.strictObject({ kind: z.enum(CASE_KINDS), input: body });
export type PriceQuestion = z.infer<typeof priceSchema>;

/** Days back in which an earlier launch of the same steps is pointed out. */
export const RECENT_DAYS = 90;
