import "server-only";
import type { Json } from "../port";
import * as schema from "./api-schema";
import type { LaunchStep } from "./step-schema";
import { segment, type Transport } from "./transport";

export interface WebhookBody {
  url?: string;
  events?: string[];
  is_enabled?: boolean;
}

/** Webhook, step, form, template, document and attachment operations (Amiqus v2 reference). */
export const setupOperations = (amiqus: Transport) => ({
  /** GET /webhooks */
  listWebhooks: () => amiqus.all("/webhooks", schema.webhookSchema),
  /** POST /webhooks. The answer holds the signing secret. */
  createWebhook: (body: WebhookBody) => amiqus.send("POST", "/webhooks", schema.webhookSchema, body),
  /** GET /webhooks/{id} */
  retrieveWebhook: (id: string) => amiqus.get(`/webhooks/${segment(id)}`, schema.webhookSchema),
  /** PATCH /webhooks/{id}: `is_enabled: true` revives one that Amiqus switched off. */
  updateWebhook: (id: string, body: WebhookBody) =>
    amiqus.send("PATCH", `/webhooks/${segment(id)}`, schema.webhookSchema, body),
  /** DELETE /webhooks/{id} */
  deleteWebhook: (id: string) => amiqus.empty("DELETE", `/webhooks/${segment(id)}`),
  /** GET /webhooks/{id}/deliveries, one page of 100; kept 90 days. */
  pageOfDeliveries: (webhookId: string, number: number) =>
    amiqus.page(`/webhooks/${segment(webhookId)}/deliveries`, schema.webhookDeliverySchema, number),
  /** GET /steps: the steps the team may use, with possible costs in credits. */
  listAvailableSteps: () => amiqus.all("/steps", schema.availableStepSchema),
  /** POST /steps: checks the steps and prices them in credits; creates nothing. */
  validateSteps: (steps: readonly (LaunchStep | Json)[]) =>
    amiqus.send("POST", "/steps", schema.validatedStepsSchema, { steps }),
  /** GET /forms */
  listForms: () => amiqus.all("/forms", schema.formTemplateSchema),
  /** GET /templates/records */
  listRecordTemplates: () => amiqus.all("/templates/records", schema.recordTemplateRowSchema),
  /** GET /templates/documents */
  listDocumentTemplates: () => amiqus.all("/templates/documents", schema.documentTemplateSchema),
  /** GET /documents */
  listDocuments: () => amiqus.all("/documents", schema.libraryDocumentSchema),
  /** POST /attachments: pdf, docx, doc, xlsx, xls, csv, txt, jpg, png, tiff or zip. */
  createAttachment: (file: Blob, fileName: string) => {
    const form = new FormData();
    form.append("attachment", file, fileName);
    return amiqus.send("POST", "/attachments", schema.attachmentSchema, form);
  },
});
