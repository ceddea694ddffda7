import "server-only";
import type { z } from "zod";
import * as schema from "./api-schema";
import { METHODS, PATHS, USERINFO_PATH } from "./assumptions";
import * as input from "./client-input";
import { checked } from "./failures";
import { pathOf, type Transport } from "./transport";

/** Tokens, accounts, users (Quickr reference of 2024-09, sections Token, Accounts, Users). */
export const accountOperations = (quickr: Transport) => ({
  /** The account that calls are made in. */
  accountId: quickr.accountId,
  /** The account whose API key it is: the partner where calls are made in a sub-account. */
  partnerId: quickr.partnerId,
  /** POST /auth/token, unless a token is still good. Throws when the key is refused. */
  getToken: async (): Promise<void> => {
    await quickr.tokenFor(quickr.partnerId);
  },
  /** POST /auth/exchange_token: a token for a sub-account, kept for the calls that need it. */
  exchangeToken: async (account: string): Promise<void> => {
    await quickr.tokenFor(checked(input.accountIdSchema, account));
  },
  /** POST /accounts */
  createAccount: async (body: z.input<typeof input.accountCreateSchema>) =>
    quickr.send("POST", PATHS.accounts, schema.accountSchema, checked(input.accountCreateSchema, body)),
  /** GET /accounts, one page. */
  pageOfAccounts: async (query: z.input<typeof input.accountListSchema> = {}) => {
    const { limit, ...rest } = checked(input.accountListSchema, query);
    return quickr.page(PATHS.accounts, schema.accountSchema, rest, limit);
  },
  /** PUT /accounts/{aid} of this account or a sub-account. */
  updateAccount: async (account: string, body: z.input<typeof input.accountUpdateSchema>) =>
    quickr.send(
      METHODS.updateAccount,
      PATHS.account,
      schema.accountSchema,
      checked(input.accountUpdateSchema, body),
      checked(input.accountIdSchema, account),
    ),
  /** PUT /accounts/{aid}/admin: subscription, type and status. */
  administrateAccount: async (account: string, body: z.input<typeof input.accountAdminSchema>) =>
    quickr.send(
      METHODS.administrateAccount,
      PATHS.accountAdmin,
      schema.accountSchema,
      checked(input.accountAdminSchema, body),
      checked(input.accountIdSchema, account),
    ),
  /** POST /accounts/{aid}/accounts/{sub}/reports: usage as CSV. */
  accountReports: async (account: string, body: z.input<typeof input.reportSchema>) =>
    quickr.send(
      METHODS.accountReports,
      pathOf(PATHS.accountReports, { sub: checked(input.accountIdSchema, account) }),
      schema.reportsSchema,
      checked(input.reportSchema, body),
    ),
  /** GET /userinfo: who is signed in. */
  userinfo: async () => quickr.getGlobal(USERINFO_PATH, schema.userinfoSchema),
  /** POST /users. The answer of an API key holds the key, once. */
  createUser: async (body: z.input<typeof input.userCreateSchema>) =>
    quickr.send("POST", PATHS.users, schema.userSchema, checked(input.userCreateSchema, body)),
  /** GET /users, all of them. */
  listUsers: async (query: Omit<z.input<typeof input.userListSchema>, "limit"> = {}) =>
    quickr.all(PATHS.users, schema.userSchema, checked(input.userListSchema, query)),
  /** PUT /users/{uid} */
  updateUser: async (uid: string, body: z.input<typeof input.userUpdateSchema>) =>
    quickr.send(
      METHODS.updateUser,
      pathOf(PATHS.user, { uid }),
      schema.userSchema,
      checked(input.userUpdateSchema, body),
    ),
  /** DELETE /users/{uid} */
  deleteUser: async (uid: string) =>
    quickr.sendOptional("DELETE", pathOf(PATHS.user, { uid }), schema.userSchema),
});
