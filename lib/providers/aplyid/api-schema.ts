/**
 * Tolerant schemas of APLYiD's answer to a launch ("Creating Cases", "Sample response") and of its webhook. They
 * demand only the case's id; new fields and values are reported as drift.
 */
import { z } from "zod";
import { openEnum, openObject, optional } from "@/lib/http/drift";
import { CASE_STATUSES } from "./launch-schema";

export const APPROVAL_STATUSES = ["approved", "denied", "no_decision_yet"] as const;

const id = z.union([
  z.int().nonnegative(),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
]);
const text = z.string().max(2_000);

const clientSchema = openObject(
  "client",
  {
    id: optional("client.id", id),
    external_id: optional("client.external_id", text),
    name: optional("client.name", text),
    approval_status: optional(
      "client.approval_status",
      openEnum("client.approval_status", APPROVAL_STATUSES),
    ),
  },
  [],
);

/** Both the answer to a launch and the body of `case.completed`: they have the same fields. */
export const caseSchema = openObject(
  "case",
  {
    case_id: id,
    external_id: optional("case.external_id", text),
    guided_flow_id: optional("case.guided_flow_id", id),
    status: optional("case.status", openEnum("case.status", CASE_STATUSES)),
    case_url: optional("case.case_url", text),
    client: optional("case.client", clientSchema),
  },
  [],
);
export type AplyidCase = z.output<typeof caseSchema>;
