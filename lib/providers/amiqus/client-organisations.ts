import "server-only";
import { organisationSchema } from "./api-schema-files";
import { type OrganisationInput, organisationIdsSchema, organisationInputSchema } from "./client-input";
import { checked } from "./failures";
import {
  type ClientOrganisationListQuery,
  clientOrganisationListSchema,
  type OrganisationListQuery,
  organisationListSchema,
} from "./list-input";
import { type Id, segment, type Transport } from "./transport";

const ofClient = (clientId: Id, rest = "") => `/clients/${segment(clientId)}/organisations${rest}`;

/** Organisations and which clients belong to them (Amiqus v2 OpenAPI of 2024-12). All throw ProviderError. */
export const organisationOperations = (amiqus: Transport) => ({
  /** GET /organisations, one page of 100. */
  pageOfOrganisations: async (number: number, query: OrganisationListQuery = {}) =>
    amiqus.page("/organisations", organisationSchema, number, checked(organisationListSchema, query)),
  /** GET /organisations, all of them. */
  listOrganisations: async (query: OrganisationListQuery = {}) =>
    amiqus.all("/organisations", organisationSchema, checked(organisationListSchema, query)),
  /** POST /organisations */
  createOrganisation: async (body: OrganisationInput) =>
    amiqus.send("POST", "/organisations", organisationSchema, checked(organisationInputSchema, body)),
  /** GET /organisations/{id} */
  retrieveOrganisation: async (id: Id) => amiqus.get(`/organisations/${segment(id)}`, organisationSchema),
  /** PATCH /organisations/{id}. The name must be given even when it stays. */
  updateOrganisation: async (id: Id, body: OrganisationInput) =>
    amiqus.send(
      "PATCH",
      `/organisations/${segment(id)}`,
      organisationSchema,
      checked(organisationInputSchema, body),
    ),
  /** GET /clients/{id}/organisations */
  listClientOrganisations: async (clientId: Id, query: ClientOrganisationListQuery = {}) =>
    amiqus.all(ofClient(clientId), organisationSchema, checked(clientOrganisationListSchema, query)),
  /** POST /clients/{id}/organisations, at least one id. Resolves with those added only (201), none on 204. */
  addClientOrganisations: async (clientId: Id, organisationIds: number[]) =>
    amiqus.sendForAdded(
      "POST",
      ofClient(clientId),
      organisationSchema,
      checked(organisationIdsSchema, organisationIds),
    ),
  /** PUT /clients/{id}/organisations, at least one id: those left out are removed. Resolves with those added only. */
  replaceClientOrganisations: async (clientId: Id, organisationIds: number[]) =>
    amiqus.sendForAdded(
      "PUT",
      ofClient(clientId),
      organisationSchema,
      checked(organisationIdsSchema, organisationIds),
    ),
  /** DELETE /clients/{id}/organisations: the client belongs to none afterwards. */
  deleteClientOrganisations: async (clientId: Id) => amiqus.empty("DELETE", ofClient(clientId)),
  /** DELETE /clients/{clientId}/organisations/{organisationId} */
  deleteClientOrganisation: async (clientId: Id, organisationId: Id) =>
    amiqus.empty("DELETE", ofClient(clientId, `/${segment(organisationId)}`)),
});
