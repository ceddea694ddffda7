import { Refusal } from "./http";
import type { TokenRow, UserRow } from "./model";
import { type QuickrWorld, stamp } from "./world";

/** "The token is valid for 1 hour" (reference of 2024-09). Seconds. */
const LIFE_SECONDS = 3600;

/** A token of a user for an account, as the API answers it. */
export function giveToken(world: QuickrWorld, user: UserRow, accountId: string, scope: readonly string[]) {
  const token = `eyJhbGciOiJub25lIn0.${world.random.hex(40)}.${world.random.hex(16)}`;
  const row: TokenRow = {
    accountId,
    scope: [...scope],
    userId: user.id,
    expiresAt: world.now() + LIFE_SECONDS * 1000,
  };
  world.tokens.set(token, row);
  user.lastSeenAt = world.now();
  return { access_token: token, token_type: "Bearer", expires_in: LIFE_SECONDS };
}

/** What the bearer stands for. Throws 401 when it is no token or one that has ended. */
export function tokenOf(world: QuickrWorld, authorization: string | undefined): TokenRow {
  const row = world.tokens.get(bearerOf(authorization));
  if (!row || row.expiresAt <= world.now()) throw new Refusal(401, "unauthorized", "The token is not valid");
  return row;
}

export function bearerOf(authorization: string | undefined): string {
  return /^Bearer (.+)$/i.exec(authorization ?? "")?.[1] ?? "";
}

/** A user as the API shows it; never with its key. */
export function showUser(user: UserRow) {
  return {
    ...user.body,
    scope: user.scope,
    id: user.id,
    object: "user",
    account_id: user.accountId,
    created_by: "473643b2-f1e4-4b23-81a7-af20b922f509",
    created_at: stamp(user.createdAt),
    updated_at: stamp(user.updatedAt),
    updated_by: "473643b2-f1e4-4b23-81a7-af20b922f509",
    last_seen_at: stamp(user.lastSeenAt),
  };
}
