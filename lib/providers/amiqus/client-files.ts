import "server-only";
import { ProviderError } from "../errors";
import { attachmentSchema, clientFileSchema, clientFormSchema } from "./api-schema-files";
import { attachmentNameSchema, type ClientFileCreate, clientFileCreateSchema } from "./case-input";
import { checked, fileProblem } from "./failures";
import {
  type ClientFileListQuery,
  type ClientFormListQuery,
  clientFileListSchema,
  clientFormListSchema,
} from "./list-input";
import { type Id, segment, type Transport } from "./transport";

const ofClient = (clientId: Id, rest: string) => `/clients/${segment(clientId)}${rest}`;

/** Forms and files of clients, and attachments (Amiqus v2 OpenAPI of 2024-12). All throw ProviderError. */
export const fileOperations = (amiqus: Transport) => ({
  /** GET /clients/{id}/forms */
  listClientForms: async (clientId: Id, query: ClientFormListQuery = {}) =>
    amiqus.all(ofClient(clientId, "/forms"), clientFormSchema, checked(clientFormListSchema, query)),
  /** GET /clients/{id}/forms/{reference}: the uuid of the client's own form, not of its template. */
  retrieveClientForm: async (clientId: Id, reference: string) =>
    amiqus.get(ofClient(clientId, `/forms/${segment(reference)}`), clientFormSchema),
  /** GET /clients/{id}/forms/{reference}/download: a PDF. */
  downloadClientForm: async (clientId: Id, reference: string) =>
    amiqus.file(ofClient(clientId, `/forms/${segment(reference)}/download`)),
  /** GET /clients/{id}/files, all of them. `source_type` needs its `source`. */
  listClientFiles: async (clientId: Id, query: ClientFileListQuery = {}) =>
    amiqus.all(ofClient(clientId, "/files"), clientFileSchema, checked(clientFileListSchema, query), {
      unpaged: true,
    }),
  /** POST /clients/{id}/files: puts an uploaded attachment among the client's files. */
  createClientFile: async (clientId: Id, body: ClientFileCreate) =>
    amiqus.send(
      "POST",
      ofClient(clientId, "/files"),
      clientFileSchema,
      checked(clientFileCreateSchema, body),
    ),
  /**
   * GET /clients/{clientId}/files/{fileId}/download, streamed. Throws with `fileProblem` `infected` (410),
   * `scan-pending` or `scan-failed` (423) when the file exists and may not be had.
   */
  downloadClientFile: async (clientId: Id, fileId: Id) => {
    try {
      return await amiqus.file(ofClient(clientId, `/files/${segment(fileId)}/download`));
    } catch (error) {
      throw error instanceof ProviderError ? fileProblem(error) : error;
    }
  },
  /** POST /attachments: pdf, docx, doc, xlsx, xls, csv, txt, jpg, png, tiff or zip. Throws 413 when it is too large. */
  createAttachment: async (file: Blob, fileName: string) => {
    const form = new FormData();
    form.append("attachment", file, checked(attachmentNameSchema, fileName));
    return amiqus.send("POST", "/attachments", attachmentSchema, form);
  },
  /** DELETE /attachments/{id} */
  deleteAttachment: async (id: Id) => amiqus.empty("DELETE", `/attachments/${segment(id)}`),
  /** PUT /attachments/{id}/redact: its content is gone for good, the row stays. */
  redactAttachment: async (id: Id) =>
    amiqus.send("PUT", `/attachments/${segment(id)}/redact`, attachmentSchema),
});
