/** Tolerant schemas of Amiqus v2 answers about the account: credits, e-mail templates, SDK tokens, figures. */
import { z } from "zod";
import { openEnum, openObject, optional } from "@/lib/http/drift";
import { anything, CASE_STATUSES, DATES, id, instant } from "./api-schema";

/** One movement of credits; negative when they were spent. */
export const creditSchema = openObject(
  "credit_history",
  {
    id,
    credits: z.number(),
    reason: optional("credit_history.reason", z.string()),
    /** `{id, type}` of a user or check, a whole check when expanded, or null. */
    causer: anything,
    created_at: instant,
  },
  ["object"],
);

export const emailTemplateSchema = openObject(
  "email_template",
  {
    id,
    name: z.string(),
    description: optional("email_template.description", z.string()),
    content: optional("email_template.content", z.string()),
    is_enabled: optional("email_template.is_enabled", z.boolean()),
  },
  ["object", ...DATES],
);

export const sdkTokenSchema = openObject("sdk_token", { token: z.string().min(1) }, ["object"]);

export const caseStatusAggregateSchema = openObject(
  "case_status_aggregate",
  {
    aggregates: z.array(
      openObject(
        "case_status_aggregate.aggregates",
        { status: openEnum("case_status_aggregate.status", CASE_STATUSES), count: z.number() },
        [],
      ),
    ),
  },
  ["object"],
);
