import "server-only";
import * as schema from "./api-schema";
import { sdkTokenSchema } from "./api-schema-account";
import { type RecordCreate, type RecordPatch, recordCreateSchemaFor, recordPatchSchema } from "./case-input";
import { type AssigneesInput, assigneesSchema } from "./client-input";
import { amiqusId, checked } from "./failures";
import { type RecordListQuery, recordListSchema } from "./list-input";
import { type Id, segment, type Transport } from "./transport";

const recordPath = (id: Id, rest = "") => `/records/${segment(id)}${rest}`;

/**
 * Record, record assignee and check operations (Amiqus v2 OpenAPI of 2024-12; records are called requests in its
 * product). All throw ProviderError. The deprecated POST /records/{id}/archive is left out: updateRecord archives.
 */
export const recordOperations = (amiqus: Transport) => ({
  /** GET /records, one page of 100. */
  pageOfRecords: async (number: number, query: RecordListQuery = {}) =>
    amiqus.page("/records", schema.recordSchema, number, checked(recordListSchema, query)),
  /** GET /records, all of them. */
  listRecords: async (query: RecordListQuery = {}) =>
    amiqus.all("/records", schema.recordSchema, checked(recordListSchema, query)),
  /** POST /records. With notification "email" the client is mailed at once. */
  createRecord: async (body: RecordCreate) =>
    amiqus.send("POST", "/records", schema.recordSchema, checked(recordCreateSchemaFor(body), body)),
  /** GET /records/{id} with the client in full. */
  retrieveRecord: async (id: Id) => amiqus.get(recordPath(id), schema.recordSchema, { expand: "client" }),
  /** PATCH /records/{id}: archives, marks as reviewed, sets reminders and expiry. */
  updateRecord: async (id: Id, body: RecordPatch) =>
    amiqus.send("PATCH", recordPath(id), schema.recordSchema, checked(recordPatchSchema, body)),
  /** POST /records/{id}/expire. Throws `invalid-request` (422) when the record is over already. */
  expireRecord: async (id: Id) => amiqus.send("POST", recordPath(id, "/expire"), schema.recordSchema),
  /** GET /records/{id}/download: a PDF report. */
  downloadRecord: async (id: Id) => amiqus.file(recordPath(id, "/download")),
  /** GET /records/{id}/steps with checks, forms and documents in full. */
  listSteps: async (recordId: Id) =>
    amiqus.all(recordPath(recordId, "/steps"), schema.stepRowSchema, { expand: "check,form,document" }),
  /** GET /records/{id}/documents with attachments in full. */
  listRecordDocuments: async (recordId: Id) =>
    amiqus.all(recordPath(recordId, "/documents"), schema.recordDocumentSchema, { expand: "attachments" }),
  /** GET /records/{id}/assignees */
  listAssignees: async (recordId: Id) =>
    amiqus.all(recordPath(recordId, "/assignees"), schema.assigneeSchema),
  /** POST /records/{id}/assignees, 1 to 100. Resolves with those added only (201), none when all were there (204). */
  addAssignees: async (recordId: Id, body: AssigneesInput) =>
    amiqus.sendForAdded(
      "POST",
      recordPath(recordId, "/assignees"),
      schema.assigneeSchema,
      checked(assigneesSchema, body),
    ),
  /** PUT /records/{id}/assignees, 1 to 100: those left out are removed. Resolves with those added only. */
  replaceAssignees: async (recordId: Id, body: AssigneesInput) =>
    amiqus.sendForAdded(
      "PUT",
      recordPath(recordId, "/assignees"),
      schema.assigneeSchema,
      checked(assigneesSchema, body),
    ),
  /** DELETE /records/{id}/assignees: all of them. */
  deleteAssignees: async (recordId: Id) => amiqus.empty("DELETE", recordPath(recordId, "/assignees")),
  /** DELETE /records/{recordId}/assignees/{assigneeId}. The id is the assignee's, not the member's. */
  deleteAssignee: async (recordId: Id, assigneeId: Id) =>
    amiqus.empty("DELETE", recordPath(recordId, `/assignees/${segment(assigneeId)}`)),
  /** GET /checks/{id} with its response in full. */
  retrieveCheck: async (id: Id) =>
    amiqus.get(`/checks/${segment(id)}`, schema.checkSchema, { expand: "response" }),
  /** POST /sdk_token: a token for the client's own device, good for this record and 60 minutes. Never log it. */
  createSdkToken: async (recordId: Id) =>
    amiqus.send("POST", "/sdk_token", sdkTokenSchema, { record_id: amiqusId(String(recordId)) }),
});
