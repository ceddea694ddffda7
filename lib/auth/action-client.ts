import "server-only";
import { headers } from "next/headers";
import { createSafeActionClient } from "next-safe-action";
import { AppError } from "@/lib/errors";
import { currentTeam } from "./context";
import { failureOf } from "./failure";
import { assertSameOrigin } from "./origin";
import { requestIdOf } from "./request-id";
import { authorise, type Permission } from "./roles";

const base = createSafeActionClient({
  handleServerError: async (error) => failureOf(error, requestIdOf(await headers())),
});

/**
 * An action open to visitors without a session (setup, invitation): checks the origin only. The schema must be strict.
 */
export const publicAction = base.use(async ({ next }) => {
  assertSameOrigin(await headers());
  return next({ ctx: {} });
});

/**
 * A server action of a signed-in member: origin, then session, then role, then the input schema (which must be a
 * `z.strictObject`). `permission` null means that any member may, for what is their own. `ctx` in the action is the
 * TeamContext. AppError reaches the browser as `serverError`; anything else is logged and masked.
 */
export function teamAction({ permission }: { permission: Permission | null }) {
  return base.use(async ({ next }) => {
    assertSameOrigin(await headers());
    const ctx = await currentTeam();
    if (!ctx)
      throw new AppError(
        "unauthenticated",
        "Your session has ended. Sign in again; nothing you typed was lost.",
      );
    if (permission !== null) authorise(ctx, permission);
    return next({ ctx });
  });
}
