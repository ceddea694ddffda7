import "server-only";
import type { Json } from "../port";
import type { AmUser } from "./api-schema";
import { MAX_CASES, MAX_USERS, ORDER } from "./assumptions";
import { type ActionManagementClient, everyRow } from "./client";
import { userListsOf } from "./mapper";

/** Lists of end users read at most; a program has one. */
const MAX_LISTS = 5;

/**
 * Active end users of the list that the connection names, else of the lists that a case's users link to, else of those
 * of the newest cases: the API does not name the program's list. Empty when no case has users. Throws ProviderError. Source: howtos/caseassignment.
 */
export async function activeUsers(hub: ActionManagementClient, raw: Json = null): Promise<AmUser[]> {
  const own = hub.userListId === null ? userListsOf(raw) : [hub.userListId];
  const lists = own.length > 0 ? own : await listsInUse(hub);
  const found = await Promise.all(
    [...new Set(lists)]
      .slice(0, MAX_LISTS)
      .map((list) =>
        everyRow(
          (paging) => hub.queryEndUsers(list, { isActive: true, sortBy: "UserId", ...paging }),
          MAX_USERS,
        ),
      ),
  );
  const users = found.flat().map((row) => row.value);
  return [...new Map(users.map((user) => [user.id, user])).values()].filter(
    (user) => user.isActive !== false,
  );
}

async function listsInUse(hub: ActionManagementClient): Promise<string[]> {
  const order = { orderBy: { property: ORDER.id }, orderByAscending: false };
  const page = await hub.queryCases({ ...order, top: MAX_CASES });
  return page.rows.flatMap((row) => userListsOf(row.raw));
}
