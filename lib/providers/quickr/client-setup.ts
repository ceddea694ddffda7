import "server-only";
import type { z } from "zod";
import * as schema from "./api-schema";
import { METHODS, PATHS } from "./assumptions";
import * as input from "./client-input";
import { checked } from "./failures";
import { pathOf, type Transport } from "./transport";

/** Checklists, templates and automations. */
export const setupOperations = (quickr: Transport) => ({
  /** POST /checklists */
  createChecklist: async (body: z.input<typeof input.checklistSchema>) =>
    quickr.send("POST", PATHS.checklists, schema.checklistSchema, checked(input.checklistSchema, body)),
  /** GET /checklists, all of them. */
  listChecklists: async () => quickr.all(PATHS.checklists, schema.checklistSchema),
  /** GET /checklists/{chkid} */
  retrieveChecklist: async (chkid: string) =>
    quickr.get(pathOf(PATHS.checklist, { chkid }), schema.checklistSchema),
  /** PUT /checklists/{chkid} */
  updateChecklist: async (chkid: string, body: z.input<typeof input.checklistSchema>) =>
    quickr.send(
      METHODS.updateChecklist,
      pathOf(PATHS.checklist, { chkid }),
      schema.checklistSchema,
      checked(input.checklistSchema, body),
    ),
  /** POST /templates */
  createTemplate: async (body: z.input<typeof input.templateSchema>) =>
    quickr.send("POST", PATHS.templates, schema.templateSchema, checked(input.templateSchema, body)),
  /** GET /templates, all of them. */
  listTemplates: async () => quickr.all(PATHS.templates, schema.templateSchema),
  /** GET /templates/{tplid} */
  retrieveTemplate: async (tplid: string) =>
    quickr.get(pathOf(PATHS.template, { tplid }), schema.templateSchema),
  /** PUT /templates/{tplid} */
  updateTemplate: async (tplid: string, body: z.input<typeof input.templateSchema>) =>
    quickr.send(
      METHODS.updateTemplate,
      pathOf(PATHS.template, { tplid }),
      schema.templateSchema,
      checked(input.templateSchema, body),
    ),
  /** POST /automations */
  createAutomation: async (body: z.input<typeof input.automationSchema>) =>
    quickr.send("POST", PATHS.automations, schema.automationSchema, checked(input.automationSchema, body)),
  /** GET /automations, all of them. */
  listAutomations: async () => quickr.all(PATHS.automations, schema.automationSchema),
  /** GET /automations/{id} */
  retrieveAutomation: async (id: string) =>
    quickr.get(pathOf(PATHS.automation, { id }), schema.automationSchema),
  /** PUT /automations/{id} */
  updateAutomation: async (id: string, body: z.input<typeof input.automationSchema>) =>
    quickr.send(
      METHODS.updateAutomation,
      pathOf(PATHS.automation, { id }),
      schema.automationSchema,
      checked(input.automationSchema, body),
    ),
});
