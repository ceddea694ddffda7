import type { Hono } from "hono";
import { z } from "zod";
import {
  type AmiqusContext,
  type AmiqusEnv,
  answer,
  noContent,
  notFound,
  pathId,
  readPatch,
  requireWrite,
  stamp,
} from "./http";
import type { JsonObject } from "./model";
import { by, pageRows, readChoice, readDescending, readExpand } from "./paging";
import { showCheck, showMember } from "./serialise";
import type { AmiqusTeam, AmiqusWorld } from "./world";

const meSchema = z.strictObject({ name: z.string().min(1).optional(), email: z.email().optional() });
const teamSchema = z.strictObject({
  contact: z.email().optional(),
  telephone: z.string().nullable().optional(),
});

function showTeam(team: AmiqusTeam): JsonObject {
  const { profile } = team;
  return {
    object: "team",
    id: profile.id,
    identifier: profile.identifier,
    uuid: profile.uuid,
    name: profile.name,
    contact: profile.contact,
    telephone: profile.telephone,
    tier: "standard_2021",
    logo: null,
    is_support_enabled: true,
    created_at: stamp(profile.createdAt),
    updated_at: stamp(profile.updatedAt),
    archived_at: null,
  };
}

/** Status, the token's user, its team and the members. */
export function registerAccount(api: Hono<AmiqusEnv>, world: AmiqusWorld): void {
  api.get("/status", () => noContent());
  api.get("/me", (c) => answer(showUser(c)));
  api.patch("/me", async (c) => {
    const patch = await readPatch(c, meSchema);
    const { team, member } = c.get("session");
    // A new e-mail only counts once confirmed by mail, so the old one stays.
    if (patch.name !== undefined) {
      member.name = patch.name;
      team.members.put(member);
    }
    return answer(showUser(c));
  });
  api.get("/me/teams", (c) => {
    const own = [...world.tokens.values()].filter((token) => token.memberId === c.get("session").member.id);
    const ids = new Set(own.map((token) => token.teamId));
    const teams = [...world.teams.values()].filter((team) => ids.has(team.profile.id));
    return pageRows(c, teams, showTeam);
  });
  api.get("/team", (c) => answer(showTeam(c.get("session").team)));
  api.patch("/team", async (c) => {
    const { team } = requireWrite(c);
    const patch = await readPatch(c, teamSchema);
    Object.assign(team.profile, patch, { updatedAt: world.now() });
    return answer(showTeam(team));
  });
  api.get("/team/me", (c) => answer(showMember(c.get("session").member)));
  api.get("/team/members", (c) => pageRows(c, [...c.get("session").team.members.stored()], showMember));
  api.get("/teams/:teamId/members", (c) => pageRows(c, [...ownTeam(c).members.stored()], showMember));
  api.get("/teams/:teamId/members/:memberId", (c) => {
    const member = ownTeam(c).members.get(pathId(c, "memberId"));
    if (member === undefined) throw notFound("Team member not found");
    return answer(showMember(member));
  });
  api.get("/credits", (c) => {
    const { team } = c.get("session");
    const expand = readExpand(c, ["causer"]);
    readChoice(c, "sort_by", ["created_at"]);
    const rows = [...team.credits.stored()].sort(by((row) => row.createdAt, readDescending(c)));
    return pageRows(c, rows, (row) => {
      const found = row.causer?.type === "check" ? team.findCheck(row.causer.id) : undefined;
      const causer =
        found !== undefined && expand.has("causer")
          ? showCheck(world, team, found.record, found.step)
          : row.causer;
      return {
        object: "credit_history",
        id: row.id,
        credits: row.credits,
        reason: row.reason,
        causer,
        created_at: stamp(row.createdAt),
      };
    });
  });
}

function ownTeam(c: AmiqusContext): AmiqusTeam {
  const { team } = c.get("session");
  if (pathId(c, "teamId") !== team.profile.id) throw notFound("Team not found");
  return team;
}

function showUser(c: AmiqusContext): JsonObject {
  const { member } = c.get("session");
  return {
    object: "user",
    id: member.id,
    name: member.name,
    email: member.email,
    is_verified: true,
    is_disabled: false,
    created_at: stamp(member.createdAt),
    updated_at: stamp(member.createdAt),
  };
}
