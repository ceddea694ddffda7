import "server-only";
import * as schema from "./api-schema";
import { correctionSchema } from "./api-schema-files";
import {
  type AddressInput,
  type AssigneesInput,
  addressInputSchema,
  assigneesSchema,
  type ClientCreate,
  type ClientPatch,
  type CorrectionAnswer,
  clientCreateSchema,
  clientPatchSchema,
  correctionAnswerSchema,
} from "./client-input";
import { checked } from "./failures";
import {
  type ClientListQuery,
  type ClientRecordListQuery,
  type CorrectionListQuery,
  clientListSchema,
  clientRecordListSchema,
  correctionListSchema,
} from "./list-input";
import { type Id, type ListOptions, segment, type Transport } from "./transport";

const clientPath = (id: Id, rest = "") => `/clients/${segment(id)}${rest}`;

/**
 * Client operations (Amiqus v2 OpenAPI of 2024-12; clients are called persons in its product). All throw ProviderError:
 * `invalid-request`, not sent, with field errors when the input does not fit.
 */
export const peopleOperations = (amiqus: Transport) => ({
  /** GET /clients, one page of 100. */
  pageOfClients: async (number: number, query: ClientListQuery = {}) =>
    amiqus.page("/clients", schema.clientSchema, number, checked(clientListSchema, query)),
  /** GET /clients, all of them. `reference` matches whole, ignoring case; `search` is fuzzy. */
  listClients: async (query: ClientListQuery = {}, options?: ListOptions) =>
    amiqus.all("/clients", schema.clientSchema, checked(clientListSchema, query), options),
  /** POST /clients */
  createClient: async (body: ClientCreate) =>
    amiqus.send("POST", "/clients", schema.clientSchema, checked(clientCreateSchema, body)),
  /** GET /clients/{id} */
  retrieveClient: async (id: Id) => amiqus.get(clientPath(id), schema.clientSchema),
  /** PATCH /clients/{id}, also for the client's status. */
  updateClient: async (id: Id, body: ClientPatch) =>
    amiqus.send("PATCH", clientPath(id), schema.clientSchema, checked(clientPatchSchema, body)),
  /** DELETE /clients/{id}: clients with records only by team admins. */
  deleteClient: async (id: Id) => amiqus.empty("DELETE", clientPath(id)),
  /** GET /clients/{id}/address */
  retrieveAddress: async (clientId: Id) => amiqus.get(clientPath(clientId, "/address"), schema.addressSchema),
  /** PUT /clients/{id}/address: which fields are required depends on the country. */
  replaceAddress: async (clientId: Id, body: AddressInput) =>
    amiqus.send(
      "PUT",
      clientPath(clientId, "/address"),
      schema.addressSchema,
      checked(addressInputSchema, body),
    ),
  /** GET /clients/{id}/records, one page of 100. */
  pageOfClientRecords: async (clientId: Id, number: number, query: ClientRecordListQuery = {}) =>
    amiqus.page(
      clientPath(clientId, "/records"),
      schema.recordSchema,
      number,
      checked(clientRecordListSchema, query),
    ),
  /** GET /clients/{id}/records, all of them. */
  listClientRecords: async (clientId: Id, query: ClientRecordListQuery = {}, options?: ListOptions) =>
    amiqus.all(
      clientPath(clientId, "/records"),
      schema.recordSchema,
      checked(clientRecordListSchema, query),
      options,
    ),
  /** GET /clients/{id}/assignees */
  listClientAssignees: async (clientId: Id) =>
    amiqus.all(clientPath(clientId, "/assignees"), schema.assigneeSchema),
  /** POST /clients/{id}/assignees, 1 to 100. Resolves with those added only (201), none when all were there (204). */
  addClientAssignees: async (clientId: Id, body: AssigneesInput) =>
    amiqus.sendForAdded(
      "POST",
      clientPath(clientId, "/assignees"),
      schema.assigneeSchema,
      checked(assigneesSchema, body),
    ),
  /** PUT /clients/{id}/assignees, 1 to 100: those left out are removed. Resolves with those added only. */
  replaceClientAssignees: async (clientId: Id, body: AssigneesInput) =>
    amiqus.sendForAdded(
      "PUT",
      clientPath(clientId, "/assignees"),
      schema.assigneeSchema,
      checked(assigneesSchema, body),
    ),
  /** DELETE /clients/{id}/assignees: all of them. */
  deleteClientAssignees: async (clientId: Id) => amiqus.empty("DELETE", clientPath(clientId, "/assignees")),
  /** DELETE /clients/{clientId}/assignees/{assigneeId}. The id is the assignee's, not the member's. */
  deleteClientAssignee: async (clientId: Id, assigneeId: Id) =>
    amiqus.empty("DELETE", clientPath(clientId, `/assignees/${segment(assigneeId)}`)),
  /** GET /clients/{id}/corrections: other spellings of their name that the client proposed. */
  listCorrections: async (clientId: Id, query: CorrectionListQuery = {}) =>
    amiqus.all(clientPath(clientId, "/corrections"), correctionSchema, checked(correctionListSchema, query)),
  /**
   * PATCH /clients/{clientId}/corrections/{correctionId}. Accepting changes the client's name, to `correction` when it
   * is given. Throws `conflict` (405) when the correction was answered already.
   */
  updateCorrection: async (clientId: Id, correctionId: Id, body: CorrectionAnswer) =>
    amiqus.send(
      "PATCH",
      clientPath(clientId, `/corrections/${segment(correctionId)}`),
      correctionSchema,
      checked(correctionAnswerSchema, body),
    ),
});
