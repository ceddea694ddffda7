import type { Hono } from "hono";
import { z } from "zod";
import {
  json,
  listed,
  notFound,
  objectSchema,
  page,
  type QuickrContext,
  type QuickrEnv,
  Refusal,
  readBody,
  requireScope,
} from "./http";
import type { AccountRow } from "./model";
import { showUser } from "./tokens";
import { type QuickrWorld, stamp } from "./world";

const TYPES = ["customer", "partner", "reseller"] as const;
const STATUSES = ["ACTIVE", "INACTIVE", "PENDING"] as const;
const COUNTRIES = ["NO", "SE", "DK", "FI"];
const SCOPES = ["admin:quickr", "write:quickr", "read:quickr"] as const;

const objects = z.array(objectSchema);
const changeable = {
  metadata: objectSchema.optional(),
  branding: objectSchema.optional(),
  company: objectSchema.optional(),
  billing: objectSchema.optional(),
  contacts: objects.optional(),
  urls: objectSchema.optional(),
  managers: objects.optional(),
  name: z.string().optional(),
};
const administered = {
  subscription: objectSchema.optional(),
  type: z.enum(TYPES).optional(),
  status: z.enum(STATUSES).optional(),
};
const createSchema = z.strictObject({
  ...changeable,
  ...administered,
  invites: objects.optional(),
  actions: z.array(z.literal("send_invite")).optional(),
  acceptances: objects.optional(),
  settings: objectSchema.optional(),
});
const scope = z.array(z.enum(SCOPES)).min(1);
const userSchema = z.strictObject({
  type: z.enum(["api_key", "email"]),
  scope,
  name: z.string().optional(),
  email: z.email().optional(),
});
const userPatchSchema = z.strictObject({
  type: z.enum(["api_key", "email"]).optional(),
  name: z.string().optional(),
  scope: scope.optional(),
  phone_number: z
    .string()
    .regex(/^\+[\d ]{5,21}$/)
    .optional(),
  avatar: objectSchema.optional(),
});

export function showAccount(row: AccountRow) {
  return {
    ...row.body,
    object: "account",
    id: row.accountId.slice(1),
    account_id: row.accountId,
    partner: row.partnerId === null ? null : { account_id: row.partnerId, type: "partner" },
    created_by: "473643b2-f1e4-4b23-81a7-af20b922f509",
    created_at: stamp(row.createdAt),
    updated_at: stamp(row.updatedAt),
    updated_by: "473643b2-f1e4-4b23-81a7-af20b922f509",
  };
}

/** The account in the path, when the token's account is it or its partner. Throws 404 otherwise. */
function targetOf(world: QuickrWorld, c: QuickrContext, id: string | undefined): AccountRow {
  const row = world.accounts.get(id ?? "");
  const own = c.get("token").accountId;
  if (!row || (row.accountId !== own && row.partnerId !== own)) throw notFound("Account");
  return row;
}

/** Accounts of a partner, their reports, and users of the account. */
export function registerAccounts(api: Hono<QuickrEnv>, world: QuickrWorld): void {
  api.post("/accounts", async (c) => {
    requireScope(c, "admin");
    const own = world.accounts.get(c.get("accountId"));
    if (own?.body.type === "customer") throw new Refusal(403, "forbidden", "Only partners have accounts");
    const body = objectSchema.parse(await readBody(c, createSchema));
    const accountId = `${c.get("accountId").slice(0, 2)}${2_000_000 + world.accounts.size}`;
    const row: AccountRow = {
      accountId,
      partnerId: c.get("accountId"),
      body: { type: "customer", status: "PENDING", ...body },
      createdAt: world.now(),
      updatedAt: world.now(),
    };
    world.accounts.set(accountId, row);
    return json(showAccount(row));
  });
  api.get("/accounts", (c) => {
    requireScope(c, "read");
    const [statuses, types, countries] = [
      listed(c, "status", STATUSES),
      listed(c, "type", TYPES),
      listed(c, "country", COUNTRIES),
    ];
    const wanted = (c.req.query("search") ?? "").toLowerCase();
    const has = (list: string[], value: unknown) => list.length === 0 || list.includes(String(value));
    const rows = [...world.accounts.values()].filter((row) => {
      const company = objectSchema.safeParse(row.body.company).data ?? {};
      const words = [row.accountId, row.body.name, company.name, company.organization_number];
      return (
        row.partnerId === c.get("accountId") &&
        has(statuses, row.body.status) &&
        has(types, row.body.type) &&
        has(countries, company.country) &&
        words.some((word) =>
          String(word ?? "")
            .toLowerCase()
            .includes(wanted),
        )
      );
    });
    return page(
      c,
      rows.map((row) => ({ id: row.accountId.slice(1), row })),
      ({ row }) => showAccount(row),
    );
  });
  api.put("/", async (c) => update(c, world, z.strictObject(changeable)));
  api.put("/admin", async (c) => update(c, world, z.strictObject(administered)));
  api.post("/accounts/:sub/reports", async (c) => {
    requireScope(c, "admin");
    const target = targetOf(world, c, c.req.param("sub"));
    const { period } = await readBody(
      c,
      z.strictObject({
        type: z.literal("usage"),
        format: z.literal("csv"),
        period: z.strictObject({ from: z.iso.date(), to: z.iso.date() }),
      }),
    );
    return json({ reports: [usage(world, target, period)] });
  });
}

async function update(c: QuickrContext, world: QuickrWorld, schema: z.ZodType): Promise<Response> {
  requireScope(c, "admin");
  const row = targetOf(world, c, c.get("accountId"));
  const body = objectSchema.parse(await readBody(c, schema));
  Object.assign(row.body, body);
  row.updatedAt = world.now();
  return json(showAccount(row));
}

/** Ours: columns of the usage report. One line a day and kind of check, and what each costs. */
function usage(world: QuickrWorld, account: AccountRow, period: { from: string; to: string }): string {
  const counts = new Map<string, number>();
  for (const row of world.casesOf(account.accountId)) {
    const day = new Date(row.createdAt).toISOString().slice(0, 10);
    if (day < period.from || day > period.to) continue;
    for (const { type } of row.checks) counts.set(`${day},${type}`, (counts.get(`${day},${type}`) ?? 0) + 1);
  }
  const lines = [...counts.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  const name = String(account.body.name ?? "").replaceAll('"', '""');
  return [
    "date,account_id,account_name,check,count,amount",
    ...lines.map(([key, count]) => {
      const [day, type] = key.split(",");
      return `${day},${account.accountId},"${name}",${type},${count},${count * 12}`;
    }),
    "",
  ].join("\n");
}

/** Users and API keys of the account. */
export function registerUsers(api: Hono<QuickrEnv>, world: QuickrWorld): void {
  const userAt = (c: QuickrContext) => {
    const user = world.users.get(c.req.param("uid") ?? "");
    if (user?.accountId !== c.get("accountId")) throw notFound("User");
    return user;
  };
  api.post("/users", async (c) => {
    requireScope(c, "admin");
    const { scope: scopes, ...body } = await readBody(c, userSchema);
    const id = `${body.type === "api_key" ? "api" : "email"}.${world.random.hex(7).toUpperCase()}`;
    const key = body.type === "api_key" ? `qk_${world.random.hex(40)}` : null;
    const now = world.now();
    const user = {
      id,
      accountId: c.get("accountId"),
      body: objectSchema.parse(body),
      scope: scopes,
      createdAt: now,
      updatedAt: now,
      lastSeenAt: null,
      key,
    };
    world.users.set(id, user);
    return json({ ...showUser(user), ...(key === null ? {} : { api_key: key }) });
  });
  api.get("/users", (c) => {
    requireScope(c, "read");
    const types = listed(c, "type", ["api_key", "email"]);
    const rows = [...world.users.values()].filter(
      (user) =>
        user.accountId === c.get("accountId") &&
        (types.length === 0 || types.includes(String(user.body.type))),
    );
    return page(c, rows, showUser);
  });
  api.put("/users/:uid", async (c) => {
    requireScope(c, "write");
    const user = userAt(c);
    const { scope: scopes, ...body } = await readBody(c, userPatchSchema);
    if (scopes) {
      requireScope(c, "admin");
      user.scope = scopes;
    }
    Object.assign(user.body, objectSchema.parse(body));
    user.updatedAt = world.now();
    return json(showUser(user));
  });
  api.delete("/users/:uid", (c) => {
    requireScope(c, "admin");
    const user = userAt(c);
    world.users.delete(user.id);
    for (const [token, row] of world.tokens) if (row.userId === user.id) world.tokens.delete(token);
    return json(showUser(user));
  });
}
