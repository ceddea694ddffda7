import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import { plainClient } from "@/lib/db/client";
import { networkOf } from "./ip";

/** How many attempts are free before each further one doubles the wait, up to the longest. */
export interface ThrottleRule {
  free: number;
  longestSeconds: number;
}

export const rules = {
  account: { free: 5, longestSeconds: 15 * 60 },
  address: { free: 20, longestSeconds: 15 * 60 },
} satisfies Record<string, ThrottleRule>;

/** Failures are forgotten this long after the last wait ended; maintenance deletes such rows. */
const memoryMs = 24 * 60 * 60 * 1000;

/** Two attempts at the same moment carry clocks that differ a little; neither has to wait for that. */
const toleranceMs = 1000;

const state = z.object({ taken: z.boolean(), expire: z.date() });

/** Keys hold no e-mail and no address in the clear. */
const keyOf = (kind: string, value: string) =>
  `${kind}:${createHash("sha256").update(value, "utf8").digest("base64url")}`;

/** The throttle key of an account, by the e-mail as typed and normalised, whether or not such an account exists. */
export const accountKey = (email: string) => keyOf("account", email);
/** The throttle key of a client's address. */
export const addressKey = (ip: string) => keyOf("address", networkOf(ip));

/**
 * Counts one attempt before it is made, in one statement, so that parallel attempts queue on the row. Answers 0 when
 * the attempt may go ahead, else the seconds to wait; a refused attempt adds nothing, so that nobody can keep an
 * account locked for longer than `longestSeconds`.
 */
export async function takeAttempt(key: string, rule: ThrottleRule, now = new Date()): Promise<number> {
  const forgotten = new Date(now.getTime() - memoryMs);
  const rows = await plainClient().$queryRaw<unknown[]>`
    WITH taken AS (
      INSERT INTO throttles AS t (key, points, expire) VALUES (${key}, 1, ${now})
      ON CONFLICT (key) DO UPDATE SET
        points = CASE WHEN t.expire < ${forgotten} THEN 1 ELSE t.points + 1 END,
        expire = ${now}::timestamptz + make_interval(secs => CASE
          WHEN t.expire < ${forgotten} OR t.points + 1 < ${rule.free} THEN 0
          ELSE least(${rule.longestSeconds}, power(2, least(t.points + 2 - ${rule.free}, 20))) END)
        WHERE t.expire IS NULL OR t.expire <= ${new Date(now.getTime() + toleranceMs)}
      RETURNING true AS taken, t.expire
    )
    SELECT taken, expire FROM taken
    UNION ALL
    SELECT false, expire FROM throttles WHERE key = ${key} AND NOT EXISTS (SELECT FROM taken)`;
  // No row: another attempt made the row after this statement began, and it is waiting.
  if (rows[0] === undefined) return 1;
  const found = state.parse(rows[0]);
  if (found.taken) return 0;
  return Math.max(1, Math.ceil((found.expire.getTime() - now.getTime()) / 1000));
}

/** Forgets an account's failures: somebody who knows the password has signed in. */
export async function clearAttempts(key: string): Promise<void> {
  await plainClient().throttle.deleteMany({ where: { key } });
}

/** Gives one attempt back to an address whose attempt was right; its earlier failures still count. */
export async function returnAttempt(key: string, now = new Date()): Promise<void> {
  await plainClient().$executeRaw`
    UPDATE throttles SET points = greatest(points - 1, 0), expire = ${now} WHERE key = ${key}`;
}
