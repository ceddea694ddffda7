import "server-only";
import type { z } from "zod";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { AppError } from "@/lib/errors";
import type { OperationHandler } from "@/lib/operations/handler";
import { runOperation } from "@/lib/operations/run";
import { caseLaunchSchema } from "@/lib/providers/quickr/launch-schema";
import {
  accountAdministrate,
  accountCreate,
  accountUpdate,
  automationWrite,
  checklistWrite,
  templateWrite,
  userCreateTelling,
  userDelete,
  userUpdate,
} from "./account-operations";
import { automationJson } from "./automation-json";
import type * as schema from "./schema";
import { quickrConnection } from "./target";
import type { QuickrUserCreated, QuickrWriteResult } from "./types";
import { writeResult } from "./write-result";

/**
 * Sends one write about a Quickr account as an operation. Admins. All writes below throw AppError `forbidden`,
 * `not-found`, `conflict` when the connection is switched off; what Quickr did is in the answer.
 */
async function run<Input, Result>(
  ctx: TeamContext,
  at: { connectionId: string; operationId: string },
  handler: OperationHandler<Input, Result>,
  input: Input,
): Promise<QuickrWriteResult> {
  authorise(ctx, "connection.write");
  const { id: connectionId } = await quickrConnection(ctx, at.connectionId);
  const outcome = await runOperation(ctx, handler, {
    operationId: at.operationId,
    connectionId,
    subjectType: "connection",
    subjectId: connectionId,
    input,
  });
  return writeResult(outcome);
}

const described = (description: string | null): Record<string, string> =>
  description ? { description } : {};

/** Makes an automation or replaces one. */
export function writeAutomation(ctx: TeamContext, at: schema.AutomationWrite): Promise<QuickrWriteResult> {
  return run(ctx, at, automationWrite, { id: at.automationId, body: automationJson(at.body) });
}

/** Makes a checklist or replaces one. Assumption: items are `{id, title, description}`. */
export function writeChecklist(ctx: TeamContext, at: schema.ChecklistWrite): Promise<QuickrWriteResult> {
  const data = at.items.map((item, index) => ({
    id: item.id ?? String(index + 1),
    title: item.title,
    ...described(item.description),
  }));
  const ids = data.map((item) => item.id);
  // A new item must not take the number of one that is there.
  const distinct = data.map((item, index) =>
    ids.indexOf(item.id) === index ? item : { ...item, id: `${item.id}-${index + 1}` },
  );
  const body = { name: at.name, ...described(at.description), data: distinct };
  return run(ctx, at, checklistWrite, { id: at.checklistId, body });
}

/** Makes a template or replaces one. Throws AppError `invalid` when the case in it could not be launched. */
export async function writeTemplate(ctx: TeamContext, at: schema.TemplateWrite): Promise<QuickrWriteResult> {
  authorise(ctx, "connection.write");
  const parsed = caseLaunchSchema.safeParse(at.case);
  if (!parsed.success) {
    const fieldErrors: Record<string, string[]> = {};
    for (const issue of parsed.error.issues) {
      const path = ["case", ...issue.path.map(String)].join(".");
      fieldErrors[path] = [...(fieldErrors[path] ?? []), issue.message];
    }
    throw new AppError("invalid", "A case could not be launched from this template. Nothing was sent.", {
      fieldErrors,
    });
  }
  const { callback: _ours, ...preset } = parsed.data;
  const body = { name: at.name, ...described(at.description), case: JSON.parse(JSON.stringify(preset)) };
  return run(ctx, at, templateWrite, { id: at.templateId, body });
}

/**
 * Makes a user or an API key. The key is in the answer of the press that made it and nowhere else: when the answer was
 * lost, the key is too, and can only be deleted and made again.
 */
export async function createUser(ctx: TeamContext, at: schema.UserCreate): Promise<QuickrUserCreated> {
  let apiKey: string | null = null;
  const handler = userCreateTelling((key) => {
    apiKey = key;
  });
  const result = await run(ctx, at, handler, {
    type: at.type,
    scope: at.scopes,
    ...(at.name === null ? {} : { name: at.name }),
    ...(at.type === "email" ? { email: at.email } : {}),
  });
  return { ...result, apiKey };
}

/** Changes name, scopes or telephone number of a user. Throws AppError `invalid` when nothing is to be changed. */
export async function updateUser(ctx: TeamContext, at: schema.UserUpdate): Promise<QuickrWriteResult> {
  const { name, scopes, phoneNumber } = at;
  const body = {
    ...(name === null ? {} : { name }),
    ...(scopes === null ? {} : { scope: scopes }),
    ...(phoneNumber === null ? {} : { phone_number: phoneNumber }),
  };
  requireChange(body);
  return run(ctx, at, userUpdate, { id: at.userId, body });
}

/** Deletes a user or an API key. */
export function deleteUser(
  ctx: TeamContext,
  at: z.infer<typeof schema.userDeleteSchema>,
): Promise<QuickrWriteResult> {
  return run(ctx, at, userDelete, { id: at.userId });
}

function companyJson(company: schema.AccountCreate["company"]) {
  const { name, organizationNumber, country } = company;
  return {
    ...(name ? { name } : {}),
    ...(organizationNumber ? { organization_number: organizationNumber } : {}),
    ...(country ? { country } : {}),
  };
}

/** Makes a sub-account of a partner, and invites somebody where asked. */
export function createAccount(ctx: TeamContext, at: schema.AccountCreate): Promise<QuickrWriteResult> {
  const { name, type, status, company, inviteEmail } = at;
  return run(ctx, at, accountCreate, {
    name,
    type,
    status,
    company: companyJson(company),
    ...(inviteEmail === null ? {} : { invites: [{ email: inviteEmail }], actions: ["send_invite" as const] }),
  });
}

/** Changes name or company of an account. Throws AppError `invalid` when nothing is to be changed. */
export async function updateAccount(ctx: TeamContext, at: schema.AccountUpdate): Promise<QuickrWriteResult> {
  const { accountId, name, company } = at;
  const body = {
    ...(name === null ? {} : { name }),
    ...(company === null ? {} : { company: companyJson(company) }),
  };
  requireChange(body);
  return run(ctx, at, accountUpdate, { accountId, body });
}

/** Changes type or status of an account. Throws AppError `invalid` when nothing is to be changed. */
export async function administrateAccount(
  ctx: TeamContext,
  at: schema.AccountAdministrate,
): Promise<QuickrWriteResult> {
  const { accountId, type, status } = at;
  const body = { ...(type === null ? {} : { type }), ...(status === null ? {} : { status }) };
  requireChange(body);
  return run(ctx, at, accountAdministrate, { accountId, body });
}

function requireChange(body: object): void {
  if (Object.keys(body).length > 0) return;
  throw new AppError("invalid", "There is nothing to change. Nothing was sent.");
}
