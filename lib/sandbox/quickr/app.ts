import { Hono } from "hono";
import { z } from "zod";
import { registerAccounts, registerUsers } from "./account";
import { registerCaseWork } from "./case-work";
import { registerCases } from "./cases";
import {
  json,
  notFound,
  parse,
  type QuickrEnv,
  Refusal,
  readBody,
  refusalAnswer,
  requireScope,
} from "./http";
import { registerSetup } from "./setup";
import { bearerOf, giveToken, tokenOf } from "./tokens";
import type { QuickrWorld } from "./world";

const accountId = z.string().regex(/^[PT]Q\d{7}$/);
const SCOPES = ["admin:quickr", "write:quickr", "read:quickr"] as const;

/** The Quickr API of the sandbox: everything below `/quickr/v2/accounts/{aid}`, and the signed-in user beside it. */
export function createQuickrApi(world: QuickrWorld): Hono<QuickrEnv> {
  const api = new Hono<QuickrEnv>().basePath("/quickr/v2");
  api.use(async (c, next) => {
    world.lastOrigin = new URL(c.req.url).origin;
    await next();
  });
  api.get("/userinfo", (c) => {
    const token = tokenOf(world, c.req.header("authorization"));
    const user = world.users.get(token.userId);
    const accounts = [...world.accounts.values()]
      .filter((row) => row.accountId === user?.accountId || row.partnerId === user?.accountId)
      .map((row) => ({ account_id: row.accountId, name: row.body.name ?? null }));
    return json({
      object: "userinfo",
      email: user?.body.email ?? null,
      name: user?.body.name ?? null,
      accounts,
    });
  });
  api.post("/accounts/:aid/auth/token", (c) => {
    const aid = parse(accountId, c.req.param("aid"));
    const key = bearerOf(c.req.header("authorization"));
    const user = [...world.users.values()].find((one) => one.key === key && one.accountId === aid);
    if (!user) throw new Refusal(401, "unauthorized", "The API key is not valid");
    return json(giveToken(world, user, aid, user.scope));
  });
  api.all("/accounts/:aid/*", inAccount);
  api.all("/accounts/:aid", inAccount);
  api.notFound(() => refusalAnswer(notFound("Operation")));
  api.onError(answerError);

  const account = new Hono<QuickrEnv>().basePath("/quickr/v2/accounts/:aid");
  account.use(async (c, next) => {
    const token = tokenOf(world, c.req.header("authorization"));
    const aid = parse(accountId, c.req.param("aid"));
    const target = world.accounts.get(aid);
    // A partner updates and administrates its accounts with its own token; for all else the token must be theirs.
    const onAccount = /\/accounts\/[^/]+(\/admin)?$/.test(c.req.path) && c.req.method === "PUT";
    if (!target || (token.accountId !== aid && !(onAccount && target.partnerId === token.accountId))) {
      throw new Refusal(403, "forbidden", "The token is not for this account");
    }
    c.set("token", token);
    c.set("accountId", aid);
    await next();
  });
  account.post("/auth/exchange_token", async (c) => {
    requireScope(c, "read");
    const schema = z.strictObject({ account_id: accountId, scope: z.array(z.enum(SCOPES)).optional() });
    const { account_id: sub, scope } = await readBody(c, schema);
    const target = world.accounts.get(sub);
    if (target?.partnerId !== c.get("accountId")) throw notFound("Account");
    const token = c.get("token");
    const user = world.users.get(token.userId);
    if (!user) throw new Refusal(401, "unauthorized", "The token is not valid");
    return json(giveToken(world, user, sub, scope ?? token.scope));
  });
  registerCases(account, world);
  registerCaseWork(account, world);
  registerAccounts(account, world);
  registerUsers(account, world);
  registerSetup(account, world);
  account.notFound(() => refusalAnswer(notFound("Operation")));
  account.onError(answerError);

  function inAccount(c: { req: { raw: Request }; env: QuickrEnv["Bindings"] }) {
    return account.fetch(c.req.raw, c.env);
  }
  return api;
}

function answerError(error: Error): Response {
  return error instanceof Refusal
    ? refusalAnswer(error)
    : json({ error: { code: "internal_server_error", message: "Internal server error" } }, 500);
}
