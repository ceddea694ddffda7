import "server-only";
import { z } from "zod";
import { notifyTeam } from "@/lib/events/notify";
import type { OperationHandler } from "@/lib/operations/handler";
import type { Adapter, Lookup } from "@/lib/providers/port";
import type { QuickrClient } from "@/lib/providers/quickr/client";
import { quickrOf } from "@/lib/providers/quickr/client-of";
import { ACCOUNT_STATUSES, ACCOUNT_TYPES, SCOPES } from "@/lib/providers/quickr/vocabulary";
import { objectOf } from "@/lib/providers/read";

const resultSchema = z.object({ id: z.string() });
type Result = z.infer<typeof resultSchema>;

/** Clocks of the desk and Quickr may differ by this much. */
const SLACK_MS = 5 * 60_000;

interface AccountWork<Input> {
  kind: string;
  label: string;
  input: z.ZodType<Input>;
  /** Answers the id of what was made or changed. */
  send(quickr: QuickrClient, input: Input): Promise<string>;
  /** Ids of what shows that the write was done; empty when nothing does, null when Quickr does not tell. */
  done(quickr: QuickrClient, input: Input, since: Date): Promise<string[] | null>;
}

function accountWork<Input>(work: AccountWork<Input>): OperationHandler<Input, Result> {
  const action = `quickr.${work.kind}`;
  return {
    kind: action,
    inputSchema: work.input,
    resultSchema,
    label: () => work.label,
    send: async (adapter: Adapter, input) => ({ id: await work.send(quickrOf(adapter), input) }),
    async find(adapter, input, since): Promise<Lookup<Result>> {
      const ids = await work.done(quickrOf(adapter), input, new Date(since.getTime() - SLACK_MS));
      const [only, ...more] = (ids ?? []).map((id) => ({ id }));
      if (ids === null) return { found: "unsure", candidates: [] };
      if (only === undefined) return { found: "none" };
      return more.length === 0
        ? { found: "one", value: only }
        : { found: "unsure", candidates: [only, ...more] };
    },
    idOf: (result) => result.id,
    async apply(tx, { teamId, connectionId }) {
      await notifyTeam(tx, teamId, "connections", [connectionId]);
      return { subjectId: connectionId };
    },
    audit: { action, objectType: "connection" },
  };
}

const recent = (value: string | null, from: Date): boolean => value !== null && new Date(value) >= from;
const json = z.record(z.string(), z.json());
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const automation = z.object({
  name: z.string(),
  description: z.string().optional(),
  trigger: z.array(json),
  conditions: z.array(json),
  actions: z.array(json),
});

/** Makes an automation, or replaces one. */
export const automationWrite = accountWork({
  kind: "automation-write",
  label: "Save automation",
  input: z.object({ id: z.string().nullable(), body: automation }),
  async send(quickr, { id, body }) {
    const saved = id === null ? quickr.createAutomation(body) : quickr.updateAutomation(id, body);
    return (await saved).value.id;
  },
  async done(quickr, { id, body }, from) {
    const all =
      id === null
        ? (await quickr.listAutomations()).map((row) => row.value)
        : [(await quickr.retrieveAutomation(id)).value];
    return all
      .filter((one) =>
        id === null
          ? one.name === body.name && recent(one.created_at, from)
          : one.id === id && one.name === body.name && same(one.conditions, body.conditions),
      )
      .map((one) => one.id);
  },
});

/** Makes a checklist, or replaces one. */
export const checklistWrite = accountWork({
  kind: "checklist-write",
  label: "Save checklist",
  input: z.object({
    id: z.string().nullable(),
    body: z.object({ name: z.string(), description: z.string().optional(), data: z.array(json) }),
  }),
  async send(quickr, { id, body }) {
    const saved = id === null ? quickr.createChecklist(body) : quickr.updateChecklist(id, body);
    return (await saved).value.id;
  },
  async done(quickr, { id, body }, from) {
    const all =
      id === null
        ? (await quickr.listChecklists()).map((row) => row.value)
        : [(await quickr.retrieveChecklist(id)).value];
    return all
      .filter((one) =>
        id === null
          ? one.name === body.name && recent(one.updated_at, from)
          : one.id === id && one.name === body.name && same(one.data, body.data),
      )
      .map((one) => one.id);
  },
});

/** Makes a template, or replaces one. */
export const templateWrite = accountWork({
  kind: "template-write",
  label: "Save template",
  input: z.object({
    id: z.string().nullable(),
    body: z.object({ name: z.string(), description: z.string().optional(), case: json }),
  }),
  async send(quickr, { id, body }) {
    const sent = { ...body, type: "case" as const };
    const saved = id === null ? quickr.createTemplate(sent) : quickr.updateTemplate(id, sent);
    return (await saved).value.id;
  },
  async done(quickr, { id, body }, from) {
    const all =
      id === null
        ? (await quickr.listTemplates()).map((row) => row.value)
        : [(await quickr.retrieveTemplate(id)).value];
    return all
      .filter((one) =>
        id === null
          ? one.name === body.name && recent(one.updated_at, from)
          : one.id === id && one.name === body.name && same(one.case, body.case),
      )
      .map((one) => one.id);
  },
});

const userBody = z.object({
  type: z.enum(["api_key", "email"]),
  scope: z.array(z.enum(SCOPES)),
  name: z.string().optional(),
  email: z.string().optional(),
});

/** Makes a user or an API key. The key itself never becomes part of the operation: `takeKey` gets it, once. */
export function userCreateTelling(takeKey: (key: string) => void) {
  return accountWork({
    kind: "user-create",
    label: "Create user",
    input: userBody,
    async send(quickr, body) {
      const { value } = await quickr.createUser(body);
      if (value.api_key !== null) takeKey(value.api_key);
      return value.id;
    },
    async done(quickr, body, from) {
      const all = (await quickr.listUsers()).map((row) => row.value);
      return all
        .filter(
          (one) =>
            recent(one.created_at, from) &&
            one.type === body.type &&
            (body.name === undefined || one.name === body.name) &&
            (body.email === undefined || one.email === body.email),
        )
        .map((one) => one.id);
    },
  });
}

/** Creating a user as it is taken up again after a crash: a key of then is lost. */
export const userCreate = userCreateTelling(() => undefined);

/** Changes name, scopes or telephone number of a user. */
export const userUpdate = accountWork({
  kind: "user-update",
  label: "Change user",
  input: z.object({
    id: z.string(),
    body: z.object({
      name: z.string().optional(),
      scope: z.array(z.enum(SCOPES)).optional(),
      phone_number: z.string().optional(),
    }),
  }),
  send: async (quickr, { id, body }) => (await quickr.updateUser(id, body)).value.id,
  async done(quickr, { id, body }) {
    const user = (await quickr.listUsers()).find((row) => row.value.id === id)?.value;
    if (user === undefined) return [];
    const done =
      (body.name === undefined || user.name === body.name) &&
      (body.scope === undefined || same([...user.scope].sort(), [...body.scope].sort())) &&
      (body.phone_number === undefined || user.phone_number === body.phone_number);
    return done ? [id] : [];
  },
});

/** Deletes a user or an API key. */
export const userDelete = accountWork({
  kind: "user-delete",
  label: "Delete user",
  input: z.object({ id: z.string() }),
  async send(quickr, { id }) {
    await quickr.deleteUser(id);
    return id;
  },
  async done(quickr, { id }) {
    return (await quickr.listUsers()).some((row) => row.value.id === id) ? [] : [id];
  },
});

const accountBody = z.object({ name: z.string().optional(), company: json.optional() });

/** Makes a sub-account of a partner. */
export const accountCreate = accountWork({
  kind: "account-create",
  label: "Create account",
  input: accountBody.extend({
    type: z.enum(ACCOUNT_TYPES),
    status: z.enum(ACCOUNT_STATUSES),
    invites: z.array(json).optional(),
    actions: z.array(z.literal("send_invite")).optional(),
  }),
  send: async (quickr, body) => (await quickr.createAccount(body)).value.account_id,
  async done(quickr, body, from) {
    const { rows } = await quickr.pageOfAccounts({ limit: 100, search: body.name ?? "" });
    return rows
      .filter(({ value }) => value.name === body.name && recent(value.created_at, from))
      .map(({ value }) => value.account_id);
  },
});

async function accountShows(
  quickr: QuickrClient,
  accountId: string,
  wanted: Record<string, unknown>,
): Promise<string[] | null> {
  const { rows } = await quickr.pageOfAccounts({ limit: 100, search: accountId });
  const account = rows.find(({ value }) => value.account_id === accountId)?.raw;
  // The account itself is in no list of accounts.
  if (account === undefined) return null;
  const row = objectOf(account);
  const done = Object.entries(wanted).every(([key, value]) =>
    typeof value === "object" && value !== null
      ? Object.entries(value).every(([inner, one]) => same(objectOf(row[key])[inner], one))
      : row[key] === value,
  );
  return done ? [accountId] : [];
}

/** Changes name or company of an account. */
export const accountUpdate = accountWork({
  kind: "account-update",
  label: "Change account",
  input: z.object({ accountId: z.string(), body: accountBody }),
  send: async (quickr, { accountId, body }) => (await quickr.updateAccount(accountId, body)).value.account_id,
  done: (quickr, { accountId, body }) => accountShows(quickr, accountId, body),
});

/** Changes type or status of an account. */
export const accountAdministrate = accountWork({
  kind: "account-administrate",
  label: "Administrate account",
  input: z.object({
    accountId: z.string(),
    body: z.object({ type: z.enum(ACCOUNT_TYPES).optional(), status: z.enum(ACCOUNT_STATUSES).optional() }),
  }),
  send: async (quickr, { accountId, body }) =>
    (await quickr.administrateAccount(accountId, body)).value.account_id,
  done: (quickr, { accountId, body }) => accountShows(quickr, accountId, body),
});
