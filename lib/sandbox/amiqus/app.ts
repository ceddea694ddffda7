import { Hono } from "hono";
import { registerAccount } from "./account";
import { registerAssignees } from "./assignees";
import { registerCases } from "./cases";
import { registerCatalogue } from "./catalogue";
import { registerClientExtras } from "./client-extras";
import { registerClients } from "./clients";
import { clientData, emit } from "./events";
import { registerForms } from "./forms";
import { type AmiqusContext, type AmiqusEnv, answer, forbidden, Refusal } from "./http";
import { countRequest } from "./rate-limit";
import { recordAssigneesChanged, registerRecords } from "./records";
import { registerWebhooks } from "./webhooks";
import type { AmiqusWorld, TokenRow } from "./world";

/**
 * The Amiqus ID REST API v2 of the sandbox, on its mount. Each register function below owns one section of
 * the reference; further operations go into a file of their own and are registered here.
 */
export function createAmiqusApi(world: AmiqusWorld): Hono<AmiqusEnv> {
  const api = new Hono<AmiqusEnv>().basePath("/amiqus/api/v2");

  api.use(async (c, next) => {
    world.lastOrigin = new URL(c.req.url).origin;
    const token = tokenOf(world, c);
    const key = token === undefined ? "anonymous" : `${token.teamId}:${token.memberId}`;
    const limit = countRequest(world, key);
    if (limit.refusal === null) await next();
    else c.res = limit.refusal;
    for (const [name, value] of Object.entries(limit.headers)) c.res.headers.set(name, value);
  });
  api.use(async (c, next) => {
    const token = tokenOf(world, c);
    const team = token === undefined ? undefined : world.teams.get(token.teamId);
    const member = token === undefined ? undefined : team?.members.get(token.memberId);
    if (token === undefined || team === undefined || member === undefined) {
      return answer({ error: "Unauthenticated." }, 401);
    }
    if (token.access === "none" && !/\/v2\/(status|me)$/.test(c.req.path)) throw forbidden();
    c.set("session", { token, team, member });
    await next();
  });

  registerAccount(api, world);
  registerClients(api, world);
  registerClientExtras(api, world);
  registerAssignees(api, world, {
    path: "/clients",
    missing: "Client not found",
    edit: (team, id) => team.clients.edit(id),
    read: (team, id) => team.clients.get(id),
    changed: (team, id) => {
      const row = team.clients.edit(id);
      if (row === undefined) return;
      row.updatedAt = world.now();
      team.clients.put(row);
      emit(world, team, "client.updated", clientData(world, id));
    },
  });
  registerRecords(api, world);
  registerAssignees(api, world, {
    path: "/records",
    missing: "Record not found",
    edit: (team, id) => team.records.edit(id),
    read: (team, id) => team.records.get(id),
    changed: (team, id) => recordAssigneesChanged(world, team, id),
  });
  registerCases(api, world);
  registerWebhooks(api, world);
  registerCatalogue(api, world);
  registerForms(api, world);

  api.notFound(() => answer({ error: "Not Found." }, 404));
  api.onError((error) => {
    if (error instanceof Refusal) return answer(error.body, error.status);
    return answer({ message: "Server Error" }, 500);
  });
  return api;
}

function tokenOf(world: AmiqusWorld, c: AmiqusContext): TokenRow | undefined {
  const bearer = /^Bearer (.+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
  return bearer === undefined ? undefined : world.tokens.get(bearer);
}
