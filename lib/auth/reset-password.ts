import "server-only";
import { randomInt } from "node:crypto";
import { recordAudit } from "@/lib/audit/record";
import { withSystem } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { hashPassword } from "./password";
import { revokeSessions } from "./session";
import { normaliseEmail } from "./sign-in";
import { accountKey, clearAttempts } from "./throttle";

// Without the letters and digits that people confuse when they read a password aloud.
const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

function randomPassword(): string {
  const group = () => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join("");
  return [group(), group(), group(), group()].join("-");
}

/**
 * Gives an account a random password of 99 bits and ends all its sessions, for whoever runs the server: the person
 * changes it after signing in. Audited in every team of theirs. Throws AppError `not-found`.
 */
export async function resetPassword(email: string, now = new Date()): Promise<string> {
  const address = normaliseEmail(email);
  const password = randomPassword();
  const passwordHash = await hashPassword(password);
  await withSystem(async (tx) => {
    const user = await tx.user.findUnique({
      where: { email: address ?? "" },
      select: { id: true, members: { select: { id: true, teamId: true }, orderBy: { teamId: "asc" } } },
    });
    if (!user) throw new AppError("not-found", "No account has this e-mail address.");
    await tx.user.update({ where: { id: user.id }, data: { passwordHash } });
    await revokeSessions(tx, user.id, null, now);
    for (const member of user.members) {
      await recordAudit(
        tx,
        { teamId: member.teamId, kind: "system" },
        {
          action: "member.password-reset",
          objectType: "member",
          objectId: member.id,
          outcome: "done",
          changedFields: ["password"],
        },
      );
    }
  });
  await clearAttempts(accountKey(address ?? ""));
  return password;
}
