import { z } from "zod";
import {
  CASE_KINDS,
  type ClientInput,
  type FetchedCase,
  NORMALISED_STATUSES,
  type ProviderClient,
  WAITING_ON,
} from "@/lib/providers/port";

const text = z.string().nullable();

/** A ProviderCase read back from a stored operation result. */
const providerCaseSchema = z.object({
  ref: z.object({ kind: z.enum(CASE_KINDS), id: z.string() }),
  providerClientId: text,
  clientName: text,
  clientEmail: text,
  title: z.string(),
  reference: text,
  status: z.enum(NORMALISED_STATUSES),
  rawStatus: z.string(),
  outcome: text,
  waitingOn: z.enum(WAITING_ON).nullable(),
  attention: text,
  summary: z.object({ checks: z.array(z.string()), done: z.number(), flagged: z.number() }),
  assigneeIds: z.array(z.string()).nullable(),
  createdAt: z.coerce.date(),
  updatedAt: z.coerce.date(),
  expiresAt: z.coerce.date().nullable(),
  archivedAt: z.coerce.date().nullable(),
  dueAt: z.coerce.date().nullable().optional(),
  priority: z.union([z.literal(0), z.literal(1)]).optional(),
});

/** `resultSchema` of handlers whose provider answer is a case. */
export const fetchedCaseSchema: z.ZodType<FetchedCase> = z.object({
  case: providerCaseSchema,
  snapshot: z.json(),
  complete: z.boolean(),
});

/** A client as it is sent to a provider. */
export const clientInputSchema = z.object({
  title: text,
  otherTitle: text,
  firstName: z.string(),
  middleName: text,
  lastName: z.string(),
  email: z.string(),
  landline: text,
  mobile: text,
  dob: text,
  reference: text,
}) satisfies z.ZodType<ClientInput>;

/** `resultSchema` of handlers whose provider answer is a client. */
export const providerClientSchema: z.ZodType<ProviderClient> = clientInputSchema.extend({
  id: z.string(),
  status: text,
  createdAt: z.coerce.date(),
  updatedAt: z.coerce.date(),
  archivedAt: z.coerce.date().nullable(),
});
