import "server-only";
import type { z } from "zod";
import type { Fetch, JsonValue } from "@/lib/http/request";
import type { Row } from "@/lib/http/rows";
import { memoryTokenCache } from "@/lib/http/token-cache";
import type { AdapterOptions } from "../adapter-options";
import { caseSchema, endUserSchema, noteSchema, programListSchema, roleSchema } from "./api-schema";
import type { ActionManagementCredentials } from "./credentials";
import { badResponse, int32, invalidRequest } from "./failures";
import {
  type CaseQuery,
  caseQuerySchema,
  type NotesQuery,
  notesQuerySchema,
  type UserQuery,
  userQuerySchema,
} from "./list-input";
import { createTransport, type Page } from "./transport";

export type ClientOptions = Omit<AdapterOptions<ActionManagementCredentials>, "fetch"> & { fetch: Fetch };

/** Every operation of the Action Management API that its reference names, one function each. */
export type ActionManagementClient = ReturnType<typeof createActionManagementClient>;

/**
 * The typed client of one hub. Everything throws ProviderError only; input out of the provider's limits throws
 * `invalid-request` before anything is sent. Source: Action Management API reference and its how-tos.
 */
export function createActionManagementClient(options: ClientOptions) {
  const tokens = options.tokens ?? memoryTokenCache(options.clock);
  const hub = createTransport({ ...options, tokens });
  const note = async (caseId: string | number, id: string | number) =>
    hub.get(`/cases/${int32(caseId)}/notes/${int32(id)}`, noteSchema);

  return {
    /** The list of end users that the connection names, or null. */
    userListId: options.credentials.userListId ?? null,
    /** POST {token address}: a new access token, not kept. */
    requestToken: () => hub.exchange(),
    /** POST /hubs/{hubId}/cases/query: one page of cases, at most 100; by default 20, newest first. */
    queryCases: async (query: CaseQuery = {}) =>
      hub.list(caseSchema, { method: "POST", path: "/cases/query", body: checked(caseQuerySchema, query) }),
    /** GET /hubs/{hubId}/cases/{caseId}/notes */
    listCaseNotes: async (caseId: string | number) =>
      (await hub.list(noteSchema, { path: `/cases/${int32(caseId)}/notes` })).rows,
    /** GET /hubs/{hubId}/cases/{caseId}/notes/{id} */
    getCaseNote: note,
    /** GET /hubs/{hubId}/cases/{id} */
    getCase: async (id: string | number) => hub.get(`/cases/${int32(id)}`, caseSchema),
    /** PUT /hubs/{hubId}/cases/{id}: replaces the case by this object. */
    updateCase: async (id: string | number, body: { [key: string]: JsonValue }) =>
      hub.put(`/cases/${int32(id)}`, body),
    /** DELETE /hubs/{hubId}/cases/{id} */
    deleteCase: async (id: string | number) => hub.remove(`/cases/${int32(id)}`),
    /** GET /hubs/{hubId}/lists */
    listProgramLists: async () => (await hub.list(programListSchema, { path: "/lists" })).rows,
    /** GET /hubs/{hubId}/notes: notes by date of change, oldest first, at most 1000 a page. */
    queryNotes: async (query: NotesQuery) =>
      hub.list(noteSchema, { path: "/notes", query: defined(checked(notesQuerySchema, query)) }),
    /** GET /hubs/{hubId}/roles */
    listRoles: async () => (await hub.list(roleSchema, { path: "/roles" })).rows,
    /** POST /v1/hubs/{hubId}/enduserlists/{listId}/users/query (Hubs API) */
    queryEndUsers: async (listId: string | number, query: UserQuery = {}) =>
      hub.list(endUserSchema, {
        service: "hubs",
        method: "POST",
        path: `/enduserlists/${int32(listId)}/users/query`,
        body: checked(userQuerySchema, query),
      }),
  };
}

/** Pages of any list are read at most this often: a list that does not end is a fault. */
const MAX_PAGES = 2_000;

/**
 * Every row of a list that is paged by `skip`. Ends at a short page, at the total, or when nothing new comes. Throws
 * `bad-response` when it does not end.
 */
export async function everyRow<T>(
  read: (paging: { top: number; skip: number }) => Promise<Page<T>>,
  top: number,
): Promise<Row<T>[]> {
  const rows: Row<T>[] = [];
  let skip = 0;
  for (let count = 0; count < MAX_PAGES; count += 1) {
    const page = await read({ top, skip });
    rows.push(...page.rows);
    skip += page.read;
    if (page.read < top || (page.total !== null && skip >= page.total)) return rows;
  }
  throw badResponse("Action Management: a list does not end.");
}

function checked<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fieldErrors = new Map<string, string[]>();
  for (const issue of parsed.error.issues) {
    const path = issue.path.map(String).join(".");
    fieldErrors.set(path, [...(fieldErrors.get(path) ?? []), issue.message]);
  }
  throw invalidRequest(
    "Action Management would not take this. Nothing was sent.",
    Object.fromEntries(fieldErrors),
  );
}

function defined(query: z.output<typeof notesQuerySchema>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
