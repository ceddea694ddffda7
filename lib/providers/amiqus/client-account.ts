import "server-only";
import * as schema from "./api-schema";
import { creditSchema, emailTemplateSchema } from "./api-schema-account";
import { type MePatch, mePatchSchema, type TeamPatch, teamPatchSchema } from "./client-input";
import { checked } from "./failures";
import {
  type CreditListQuery,
  creditListSchema,
  type EnabledListQuery,
  enabledListSchema,
} from "./list-input";
import { type Id, segment, type Transport } from "./transport";

/** Service, user, team and credit operations (Amiqus v2 OpenAPI of 2024-12). All throw ProviderError. */
export const accountOperations = (amiqus: Transport) => ({
  /** GET /status: 204 when the token is valid. */
  status: () => amiqus.empty("GET", "/status"),
  /** GET /me */
  me: () => amiqus.get("/me", schema.userSchema),
  /** PATCH /me. A new e-mail address counts only once confirmed by mail: the answer still has the old one. */
  updateMe: async (body: MePatch) =>
    amiqus.send("PATCH", "/me", schema.userSchema, checked(mePatchSchema, body)),
  /** GET /me/teams */
  myTeams: () => amiqus.all("/me/teams", schema.teamSchema),
  /** GET /team */
  team: () => amiqus.get("/team", schema.teamSchema),
  /** PATCH /team */
  updateTeam: async (body: TeamPatch) =>
    amiqus.send("PATCH", "/team", schema.teamSchema, checked(teamPatchSchema, body)),
  /** GET /team/me: role of the token's user in the token's team. */
  membership: () => amiqus.get("/team/me", schema.teamMemberSchema),
  /** GET /team/members */
  listMembers: () => amiqus.all("/team/members", schema.teamMemberSchema),
  /** GET /teams/{teamId}/members */
  listTeamMembers: async (teamId: Id) =>
    amiqus.all(`/teams/${segment(teamId)}/members`, schema.teamMemberSchema, {}, { unpaged: true }),
  /** GET /teams/{teamId}/members/{teamMemberId} */
  retrieveTeamMember: async (teamId: Id, memberId: Id) =>
    amiqus.get(`/teams/${segment(teamId)}/members/${segment(memberId)}`, schema.teamMemberSchema),
  /** GET /credits, one page of 100. Only checks are expanded, not users. */
  pageOfCredits: async (number: number, query: CreditListQuery = {}) =>
    amiqus.page("/credits", creditSchema, number, checked(creditListSchema, query)),
  /** GET /credits, the whole history. */
  listCredits: async (query: CreditListQuery = {}) =>
    amiqus.all("/credits", creditSchema, checked(creditListSchema, query)),
  /** GET /templates/emails */
  listEmailTemplates: async (query: EnabledListQuery = {}) =>
    amiqus.all("/templates/emails", emailTemplateSchema, checked(enabledListSchema, query)),
});
