import "server-only";
import { z } from "zod";
import type { Json } from "../port";
import * as schema from "./api-schema";
import { formTemplateSchema } from "./api-schema-files";
import { type WebhookCreate, type WebhookPatch, webhookCreateSchema, webhookPatchSchema } from "./case-input";
import { checked } from "./failures";
import { type FormCreate, type FormPatch, formCreateSchema, formPatchSchema } from "./form-input";
import {
  type DocumentListQuery,
  documentListSchema,
  type EnabledListQuery,
  enabledListSchema,
} from "./list-input";
import type { LaunchStep } from "./step-schema";
import { type Id, segment, type Transport } from "./transport";

/** Not strict: the presets of a template are the provider's own and may be newer than what the desk knows. */
const pricedStepsSchema = z
  .array(z.looseObject({ type: z.string() }))
  .min(1, { error: "Add at least one step." });

/** Webhook, step, form template, template and document operations (Amiqus v2 OpenAPI of 2024-12). */
export const setupOperations = (amiqus: Transport) => ({
  /** GET /webhooks */
  listWebhooks: async (query: EnabledListQuery = {}) =>
    amiqus.all("/webhooks", schema.webhookSchema, checked(enabledListSchema, query)),
  /** POST /webhooks. The answer holds the signing secret. */
  createWebhook: async (body: WebhookCreate) =>
    amiqus.send("POST", "/webhooks", schema.webhookSchema, checked(webhookCreateSchema, body)),
  /** GET /webhooks/{id}. The answer holds the signing secret. */
  retrieveWebhook: async (id: Id) => amiqus.get(`/webhooks/${segment(id)}`, schema.webhookSchema),
  /** PATCH /webhooks/{id}: `is_enabled: true` revives one that Amiqus switched off. */
  updateWebhook: async (id: Id, body: WebhookPatch) =>
    amiqus.send("PATCH", `/webhooks/${segment(id)}`, schema.webhookSchema, checked(webhookPatchSchema, body)),
  /** DELETE /webhooks/{id} */
  deleteWebhook: async (id: Id) => amiqus.empty("DELETE", `/webhooks/${segment(id)}`),
  /** GET /webhooks/{id}/deliveries, one page of 100; kept 90 days. */
  pageOfDeliveries: async (webhookId: Id, number: number) =>
    amiqus.page(`/webhooks/${segment(webhookId)}/deliveries`, schema.webhookDeliverySchema, number),
  /** GET /steps: the steps the team may use, with possible costs in credits. */
  listAvailableSteps: () => amiqus.all("/steps", schema.availableStepSchema),
  /** POST /steps, at least one: checks the steps and prices them in credits; creates nothing. */
  validateSteps: async (steps: readonly (LaunchStep | Json)[]) =>
    amiqus.send("POST", "/steps", schema.validatedStepsSchema, { steps: checked(pricedStepsSchema, steps) }),
  /** GET /forms: form templates. Amiqus moved them to /form-templates in 2025-11; this is the path of 2024-12. */
  listForms: async (query: EnabledListQuery = {}) =>
    amiqus.all("/forms", formTemplateSchema, checked(enabledListSchema, query)),
  /** POST /forms */
  createForm: async (body: FormCreate) =>
    amiqus.send("POST", "/forms", formTemplateSchema, checked(formCreateSchema, body)),
  /** GET /forms/{reference} */
  retrieveForm: async (reference: string) => amiqus.get(`/forms/${segment(reference)}`, formTemplateSchema),
  /** PATCH /forms/{reference}. New fields make a new version; forms already sent keep theirs. */
  updateForm: async (reference: string, body: FormPatch) =>
    amiqus.send("PATCH", `/forms/${segment(reference)}`, formTemplateSchema, checked(formPatchSchema, body)),
  /** DELETE /forms/{reference} */
  deleteForm: async (reference: string) => amiqus.empty("DELETE", `/forms/${segment(reference)}`),
  /** GET /templates/records */
  listRecordTemplates: async (query: EnabledListQuery = {}) =>
    amiqus.all("/templates/records", schema.recordTemplateRowSchema, checked(enabledListSchema, query)),
  /** GET /templates/documents */
  listDocumentTemplates: async (query: EnabledListQuery = {}) =>
    amiqus.all("/templates/documents", schema.documentTemplateSchema, checked(enabledListSchema, query)),
  /** GET /documents: the team's library. */
  listDocuments: async (query: DocumentListQuery = {}) =>
    amiqus.all("/documents", schema.libraryDocumentSchema, checked(documentListSchema, query)),
});
