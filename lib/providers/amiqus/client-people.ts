import "server-only";
import * as schema from "./api-schema";
import { type Query, segment, type Transport } from "./transport";

/** Client fields as Amiqus takes them; PATCH takes any non-empty part of them. */
export interface ClientBody {
  name?: {
    title?: string | null;
    other_title?: string | null;
    first_name?: string;
    middle_name?: string | null;
    last_name?: string;
  };
  email?: string;
  status?: "pending" | "approved" | "rejected";
  landline?: string | null;
  mobile?: string | null;
  dob?: string | null;
  reference?: string | null;
}

/** For lists without paging parameters. */
const WHOLE: Query = { limit: undefined, page: undefined };

export type AddressBody = Record<string, string | null>;

/** Service, account, team and client operations (Amiqus v2 reference). All throw ProviderError. */
export const peopleOperations = (amiqus: Transport) => ({
  /** GET /status: 204 when the token is valid. */
  status: () => amiqus.empty("GET", "/status"),
  /** GET /me */
  me: () => amiqus.get("/me", schema.userSchema),
  /** GET /me/teams */
  myTeams: () => amiqus.all("/me/teams", schema.teamSchema),
  /** GET /team */
  team: () => amiqus.get("/team", schema.teamSchema),
  /** GET /team/me: role of the token's user in the token's team. */
  membership: () => amiqus.get("/team/me", schema.teamMemberSchema),
  /** GET /team/members */
  listMembers: () => amiqus.all("/team/members", schema.teamMemberSchema),
  /** GET /teams/{teamId}/members */
  listTeamMembers: (teamId: string) =>
    amiqus.all(`/teams/${segment(teamId)}/members`, schema.teamMemberSchema, WHOLE),
  /** GET /teams/{teamId}/members/{teamMemberId} */
  retrieveTeamMember: (teamId: string, memberId: string) =>
    amiqus.get(`/teams/${segment(teamId)}/members/${segment(memberId)}`, schema.teamMemberSchema),
  /** GET /clients. `reference` matches whole, ignoring case. */
  listClients: (query: Query, options?: { strict?: boolean }) =>
    amiqus.all("/clients", schema.clientSchema, query, options),
  /** POST /clients */
  createClient: (body: ClientBody) => amiqus.send("POST", "/clients", schema.clientSchema, body),
  /** GET /clients/{id} */
  retrieveClient: (id: string) => amiqus.get(`/clients/${segment(id)}`, schema.clientSchema),
  /** PATCH /clients/{id} */
  updateClient: (id: string, body: ClientBody) =>
    amiqus.send("PATCH", `/clients/${segment(id)}`, schema.clientSchema, body),
  /** DELETE /clients/{id}: clients with records only by team admins. */
  deleteClient: (id: string) => amiqus.empty("DELETE", `/clients/${segment(id)}`),
  /** GET /clients/{id}/address */
  retrieveAddress: (clientId: string) =>
    amiqus.get(`/clients/${segment(clientId)}/address`, schema.addressSchema),
  /** PUT /clients/{id}/address: which fields are required depends on the country. */
  replaceAddress: (clientId: string, body: AddressBody) =>
    amiqus.send("PUT", `/clients/${segment(clientId)}/address`, schema.addressSchema, body),
  /** GET /clients/{id}/records */
  listClientRecords: (clientId: string, query: Query, options?: { strict?: boolean }) =>
    amiqus.all(`/clients/${segment(clientId)}/records`, schema.recordSchema, query, options),
});
