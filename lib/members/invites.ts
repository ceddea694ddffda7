import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { TeamContext } from "@/lib/auth/context";
import { hashToken, newToken } from "@/lib/auth/cookie";
import { authorise } from "@/lib/auth/roles";
import { withTeam } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { sendMail } from "@/lib/mail/send";
import type { InviteInput } from "./schema";

/** An invitation is good for this long (ASVS 6.4.1: a day at most). */
const inviteMs = 24 * 60 * 60 * 1000;

/** What the admin sees once: the link is kept nowhere in the clear. */
export interface CreatedInvite {
  id: string;
  email: string;
  link: string;
  /** ISO instant. */
  expiresAt: string;
  mail: "sent" | "failed" | "off";
}

/**
 * Invites somebody by e-mail and role. An earlier open invitation to the same address stops working. Throws AppError
 * `conflict` with a field error when the address is a member already.
 */
export async function createInvite(
  ctx: TeamContext,
  input: InviteInput,
  now = new Date(),
): Promise<CreatedInvite> {
  authorise(ctx, "member.write");
  const token = newToken();
  const id = newId();
  const expiresAt = new Date(now.getTime() + inviteMs);
  const team = await withTeam(ctx.teamId, async (tx) => {
    const member = await tx.member.findFirst({
      where: { teamId: ctx.teamId, user: { email: input.email } },
      select: { disabledAt: true },
    });
    if (member) {
      const message = member.disabledAt
        ? "This person is a disabled member. Enable them in the list instead."
        : "This person is a member already.";
      throw new AppError("conflict", "No invitation was made.", { fieldErrors: { email: [message] } });
    }
    await tx.invite.updateMany({
      where: { teamId: ctx.teamId, email: input.email, acceptedAt: null, revokedAt: null },
      data: { revokedAt: now },
    });
    await tx.invite.create({
      data: {
        id,
        teamId: ctx.teamId,
        email: input.email,
        role: input.role,
        tokenHash: hashToken(token),
        invitedById: ctx.memberId,
        createdAt: now,
        expiresAt,
      },
    });
    await recordAudit(tx, ctx, {
      action: "invite.create",
      objectType: "invite",
      objectId: id,
      outcome: "done",
      detail: { role: input.role },
    });
    return tx.team.findUniqueOrThrow({ where: { id: ctx.teamId }, select: { name: true } });
  });
  const link = `${env.appUrl}/invite/${token}`;
  const mail = await sendMail({
    to: input.email,
    subject: `Join ${team.name.replace(/\s+/g, " ")} on Gatehouse`,
    text: [
      `You are invited to join ${team.name} on Gatehouse as ${input.role}.`,
      `Open this link within 24 hours: ${link}`,
      "It works once. If you did not expect it, do nothing.",
    ].join("\n\n"),
  });
  return { id, email: input.email, link, expiresAt: expiresAt.toISOString(), mail };
}

/** Makes an open invitation's link stop working. Throws AppError `not-found` when it was used or revoked. */
export async function revokeInvite(ctx: TeamContext, inviteId: string, now = new Date()): Promise<void> {
  authorise(ctx, "member.write");
  await withTeam(ctx.teamId, async (tx) => {
    const { count } = await tx.invite.updateMany({
      where: { id: inviteId, teamId: ctx.teamId, acceptedAt: null, revokedAt: null },
      data: { revokedAt: now },
    });
    if (count === 0) throw new AppError("not-found", "This invitation was used or revoked already.");
    await recordAudit(tx, ctx, {
      action: "invite.revoke",
      objectType: "invite",
      objectId: inviteId,
      outcome: "done",
    });
  });
}
