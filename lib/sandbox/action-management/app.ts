import { Hono } from "hono";
import { z } from "zod";
import { type AmContext, type AmEnv, bodyOf, idIn, MOUNT, originOf, Refusal } from "./http";
import { notesBounds, querySchema, runQuery } from "./query";
import { details, endUser, envelope, listItem, note } from "./serialise";
import { replaceCase, updateSchema } from "./update";
import type { ActionManagementWorld } from "./world";

const usersSchema = z.strictObject({
  isActive: z.boolean().nullish(),
  sortBy: z.string().nullish(),
  top: z.int().min(1).max(100).nullish(),
  skip: z.int().min(0).nullish(),
});

/** The Action Management API, the users part of the Hubs API and the token endpoint. */
export function createActionManagementApi(world: ActionManagementWorld): Hono<AmEnv> {
  const app = new Hono<AmEnv>().basePath(MOUNT);
  app.onError((error) => {
    if (!(error instanceof Refusal)) throw error;
    return Response.json({ message: error.message }, { status: error.status });
  });
  app.post("/identity/connect/token", (c) => token(world, c));

  for (const base of ["/v1/actionmanagement/hubs/:hub", "/v1/hubs/:hub"]) {
    app.use(`${base}/*`, async (c, next) => {
      enter(world, c);
      await next();
    });
  }
  const hub = "/v1/actionmanagement/hubs/:hub";
  app.post(`${hub}/cases/query`, async (c) => {
    const query = await bodyOf(c, querySchema);
    const { ids, total } = runQuery(c.var.hub, query);
    const origin = originOf(world, c);
    const items = ids.flatMap((id) => {
      const row = c.var.hub.cases.get(id);
      return row === undefined ? [] : [listItem(c.var.hub, origin, row, query.include ?? [])];
    });
    return c.json(envelope("CaseListItem", items, total));
  });
  app.get(`${hub}/cases/:id`, (c) => {
    const row = caseOf(c);
    return c.json(details(c.var.hub, originOf(world, c), row, world.now()));
  });
  app.put(`${hub}/cases/:id`, async (c) => {
    const { id } = caseOf(c);
    replaceCase(world, c.var.hub, id, await bodyOf(c, updateSchema));
    return c.body(null, 204);
  });
  app.delete(`${hub}/cases/:id`, (c) => {
    const { id } = caseOf(c);
    world.deleteCase(c.var.hub, id);
    return c.body(null, 204);
  });
  app.get(`${hub}/cases/:id/notes`, (c) => {
    const { id } = caseOf(c);
    const origin = originOf(world, c);
    const rows = [...c.var.hub.notes.values()].filter((row) => row.caseId === id);
    return c.json(
      envelope(
        "CaseNote",
        rows.map((row) => note(c.var.hub, origin, row)),
      ),
    );
  });
  app.get(`${hub}/cases/:id/notes/:note`, (c) => {
    const { id } = caseOf(c);
    const row = c.var.hub.notes.get(idIn(c, "note", "Note"));
    if (row === undefined || row.caseId !== id) throw new Refusal(404, "Note not found");
    return c.json(note(c.var.hub, originOf(world, c), row));
  });
  app.get(`${hub}/lists`, (c) => {
    const lists = c.var.hub.lists.map((list) => ({ ...list, links: {} }));
    return c.json(envelope("ProgramList", lists));
  });
  app.get(`${hub}/roles`, (c) => {
    const roles = c.var.hub.roles.map((role) => ({ ...role, links: {} }));
    return c.json(envelope("Role", roles));
  });
  app.get(`${hub}/notes`, (c) => {
    const { start, end, top, skip } = notesBounds((name) => c.req.query(name));
    const origin = originOf(world, c);
    const rows = [...c.var.hub.notes.values()]
      .map((row) => ({ row, at: row.dateModified ?? row.dateCreated }))
      .filter(({ at }) => (start === null || at >= start) && (end === null || at <= end))
      .sort((a, b) => a.at - b.at || a.row.id - b.row.id);
    const page = rows.slice(skip, skip + top).map(({ row }) => note(c.var.hub, origin, row));
    return c.json(envelope("CaseNote", page, rows.length));
  });
  app.post("/v1/hubs/:hub/enduserlists/:list/users/query", async (c) => {
    const list = idIn(c, "list", "End user list");
    if (list !== c.var.hub.userListId) throw new Refusal(404, "End user list not found");
    const { isActive, top, skip } = await bodyOf(c, usersSchema);
    const all = [...c.var.hub.users.values()]
      .filter((user) => isActive == null || user.isActive === isActive)
      .sort((a, b) => a.id - b.id);
    const from = skip ?? 0;
    const origin = originOf(world, c);
    const page = all.slice(from, from + (top ?? 20)).map((user) => endUser(c.var.hub, origin, user));
    return c.json(envelope("EndUser", page, all.length));
  });
  app.all("*", () => {
    throw new Refusal(404, "Not found");
  });
  return app;
}

/** Checks token and hub. Another hub than the client's own is as unknown as one that does not exist. */
function enter(world: ActionManagementWorld, c: AmContext): void {
  const header = c.req.header("authorization") ?? "";
  const client = header.startsWith("Bearer ") ? world.clientOf(header.slice(7)) : null;
  if (client === null) throw new Refusal(401, "The access token is missing, unknown or has ended");
  if (client.access === "none") throw new Refusal(403, "This client may not use Action Management");
  const id = idIn(c, "hub", "Hub");
  const hub = client.hubs.includes(id) ? world.hubs.get(id) : undefined;
  if (hub === undefined) throw new Refusal(404, "Hub not found, or it has no Action Management program");
  c.set("hub", hub);
}

function caseOf(c: AmContext) {
  const row = c.var.hub.cases.get(idIn(c, "id", "Case"));
  if (row === undefined) throw new Refusal(404, "Case not found");
  return row;
}

/** The token endpoint: client and secret in the body or as HTTP Basic; errors as OAuth names them (RFC 6749, 5.2). */
async function token(world: ActionManagementWorld, c: AmContext): Promise<Response> {
  const form = new URLSearchParams(await c.req.text());
  const basic = /^Basic (.+)$/.exec(c.req.header("authorization") ?? "")?.[1];
  const [basicId, basicSecret] =
    basic === undefined ? [] : Buffer.from(basic, "base64").toString().split(":");
  const client = world.clients.get(form.get("client_id") ?? basicId ?? "");
  const grant = form.get("grant_type");
  if (grant !== "api-user") return c.json({ error: "unsupported_grant_type" }, 400);
  if (client === undefined || client.secret !== (form.get("client_secret") ?? basicSecret)) {
    return c.json({ error: "invalid_client" }, 400);
  }
  const { token: access_token, seconds } = world.issueToken(client.id);
  return c.json({ access_token, expires_in: seconds, token_type: "Bearer" });
}
