import "server-only";
import * as schema from "./api-schema";
import type { RecordStepsInput, RecordTemplateInput } from "./launch-schema";
import { type Query, segment, type Transport } from "./transport";

export type RecordBody = { client: number } & (
  | Omit<RecordStepsInput, "expiresAt">
  | Omit<RecordTemplateInput, "expiresAt">
);

/** At least one property. `expired_at`: a date-time within 10 days, or true for now. */
export interface RecordPatch {
  is_archived?: boolean;
  is_reviewed?: boolean;
  has_reminders?: boolean;
  expired_at?: string | true;
}

export interface AssigneeBody {
  type: "team_member";
  team_member: number;
}

/** Record, record assignee and check operations (Amiqus v2 reference). All throw ProviderError. */
export const recordOperations = (amiqus: Transport) => ({
  /** GET /records, one page of 100. */
  pageOfRecords: (number: number, query: Query) =>
    amiqus.page("/records", schema.recordSchema, number, query),
  /** GET /records, all of them. */
  listRecords: (query: Query) => amiqus.all("/records", schema.recordSchema, query),
  /** POST /records. With notification "email" the client is mailed at once. */
  createRecord: (body: RecordBody) => amiqus.send("POST", "/records", schema.recordSchema, body),
  /** GET /records/{id} */
  retrieveRecord: (id: string) =>
    amiqus.get(`/records/${segment(id)}`, schema.recordSchema, { expand: "client" }),
  /** PATCH /records/{id} */
  updateRecord: (id: string, body: RecordPatch) =>
    amiqus.send("PATCH", `/records/${segment(id)}`, schema.recordSchema, body),
  /** POST /records/{id}/expire */
  expireRecord: (id: string) => amiqus.send("POST", `/records/${segment(id)}/expire`, schema.recordSchema),
  /** GET /records/{id}/download: a PDF report. */
  downloadRecord: (id: string) => amiqus.file(`/records/${segment(id)}/download`),
  /** GET /records/{id}/steps with checks, forms and documents in full. */
  listSteps: (recordId: string) =>
    amiqus.all(`/records/${segment(recordId)}/steps`, schema.stepRowSchema, {
      expand: "check,form,document",
    }),
  /** GET /records/{id}/documents with attachments in full. */
  listRecordDocuments: (recordId: string) =>
    amiqus.all(`/records/${segment(recordId)}/documents`, schema.recordDocumentSchema, {
      expand: "attachments",
    }),
  /** GET /records/{id}/assignees */
  listAssignees: (recordId: string) =>
    amiqus.all(`/records/${segment(recordId)}/assignees`, schema.assigneeSchema),
  /** POST /records/{id}/assignees, 1 to 100. Resolves with those added only; none when all were assigned already. */
  addAssignees: (recordId: string, body: AssigneeBody[]) =>
    amiqus.sendForAdded("POST", `/records/${segment(recordId)}/assignees`, schema.assigneeSchema, body),
  /** PUT /records/{id}/assignees, 1 to 100. Resolves with those added only. */
  replaceAssignees: (recordId: string, body: AssigneeBody[]) =>
    amiqus.sendForAdded("PUT", `/records/${segment(recordId)}/assignees`, schema.assigneeSchema, body),
  /** DELETE /records/{id}/assignees */
  deleteAssignees: (recordId: string) => amiqus.empty("DELETE", `/records/${segment(recordId)}/assignees`),
  /** DELETE /records/{recordId}/assignees/{assigneeId} */
  deleteAssignee: (recordId: string, assigneeId: string) =>
    amiqus.empty("DELETE", `/records/${segment(recordId)}/assignees/${segment(assigneeId)}`),
  /** GET /checks/{id} with its response in full. */
  retrieveCheck: (id: string) =>
    amiqus.get(`/checks/${segment(id)}`, schema.checkSchema, { expand: "response" }),
});
