/** What may be launched at Quickr: the body of creating a case, parsed strictly. Client-safe: forms parse with it too. */
import { z } from "zod";
import { SANCTIONS_CHECK } from "./assumptions";
import { prefillRowSchemas } from "./prefill-schema";
import {
  ACTIONS,
  CHECK_TYPES,
  LANGUAGES,
  missingSectionReason,
  type QuickrSectionType,
  SCHEDULES,
  SECTION_TYPES,
} from "./vocabulary";

const id = z.string().trim().min(1, { error: "Choose one." }).max(200);

const checkSchema = z.strictObject({
  /** Both spellings of the reference are taken; one is sent. */
  type: z
    .enum([...CHECK_TYPES, "sanction"], { error: "Choose a check." })
    .transform((type) => (type === "sanction" ? SANCTIONS_CHECK : type)),
  options: z
    .strictObject({ schedule: z.enum(SCHEDULES, { error: "Choose every day, month or year." }).optional() })
    .optional(),
});

const sectionSchema = z.strictObject({ type: z.enum(SECTION_TYPES, { error: "Choose a section." }) });

const prefillSchema = z
  .strictObject({
    /** One of the sections, or a name of one's own for data of one's own. */
    type: z.string().regex(/^[a-z][a-z0-9_]{0,59}$/, { error: "Use small letters, digits and underscores." }),
    data: z.array(z.record(z.string(), z.json())).min(1, { error: "Fill in at least one entry." }).max(50),
  })
  .superRefine((prefill, context) => {
    const schema = Object.hasOwn(prefillRowSchemas, prefill.type)
      ? prefillRowSchemas[prefill.type as keyof typeof prefillRowSchemas]
      : null;
    prefill.data.forEach((row, index) => {
      for (const issue of schema?.safeParse(row).error?.issues ?? []) {
        context.addIssue({ code: "custom", message: issue.message, path: ["data", index, ...issue.path] });
      }
    });
  });

/**
 * The body of a launch. With `template_id` the template brings checks and sections; without it every check must have
 * the section that it needs. The callback address is ours and not part of it.
 */
export const caseLaunchSchema = z
  .strictObject({
    template_id: id.optional(),
    checks: z.array(checkSchema).max(CHECK_TYPES.length).default([]),
    sections: z.array(sectionSchema).max(SECTION_TYPES.length).default([]),
    prefills: z.array(prefillSchema).max(30).default([]),
    actions: z.array(z.enum(ACTIONS)).max(ACTIONS.length).default(["request_declaration"]),
    publisher: z
      .strictObject({
        name: z.string().trim().min(1, { error: "Enter the name that the client sees." }).max(255),
        support_email: z.email({ error: "Enter an e-mail address such as name@example.com." }).max(255),
      })
      .optional(),
    language: z.enum(LANGUAGES, { error: "Choose Norwegian or English." }).optional(),
    automations: z.array(z.strictObject({ id })).max(20).optional(),
    agent_checklists: z.array(z.strictObject({ id })).max(20).optional(),
    /** Whether Quickr tells the desk of changes; it does unless said otherwise. Not sent as such. */
    callback: z.boolean().default(true),
  })
  .superRefine((body, context) => {
    const complain = (path: (string | number)[], message: string) =>
      context.addIssue({ code: "custom", path, message });
    const starts = body.actions.filter(
      (action) => action === "request_declaration" || action === "perform_checks",
    );
    if (starts.length > 1) {
      complain(["actions"], "Choose either to ask for a declaration first or to check at once.");
    }
    for (const [key, list] of [
      ["checks", body.checks.map((check) => check.type)],
      ["sections", body.sections.map((section) => section.type)],
    ] as const) {
      list.forEach((type, index) => {
        if ((list as readonly string[]).indexOf(type) < index) complain([key, index], "This is there twice.");
      });
    }
    if (body.template_id !== undefined) return;
    if (body.checks.length + body.sections.length === 0) {
      complain(["checks"], "Choose at least one check or section, or a template.");
    }
    const sections: QuickrSectionType[] = body.sections.map((section) => section.type);
    body.checks.forEach((check, index) => {
      const reason = missingSectionReason(check.type, sections);
      if (reason !== null) complain(["checks", index], reason);
    });
  });

export type CaseLaunchInput = z.input<typeof caseLaunchSchema>;
export type CaseLaunch = z.output<typeof caseLaunchSchema>;
