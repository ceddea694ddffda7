import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { withTeam } from "@/lib/db/client";
import { personName } from "@/lib/format/names";
import type { DuplicateQuestion } from "./schema";
import type { DuplicateClient } from "./types";

const enough = 5;

/** LIKE's own signs as themselves: comparing without regard to letter case is a LIKE underneath. */
const literally = (text: string) => text.replace(/[\\%_]/g, "\\$&");

/**
 * Clients of the team with the same e-mail (letter case apart), or the same last name and date of birth; at most five,
 * newest first. Throws AppError `forbidden`.
 */
export async function findDuplicates(
  ctx: TeamContext,
  question: DuplicateQuestion,
): Promise<DuplicateClient[]> {
  authorise(ctx, "client.read");
  const email = question.email.trim().toLowerCase();
  const lastName = question.lastName.trim();
  const dob = question.dob && /^\d{4}-\d{2}-\d{2}$/.test(question.dob) ? new Date(question.dob) : null;
  // The search text finds candidates through its index; the e-mail itself then has to match.
  const holds = { contains: literally(email) };
  const sameEmail =
    email === ""
      ? []
      : [{ searchText: holds, email: { equals: literally(email), mode: "insensitive" as const } }];
  const known = dob !== null && !Number.isNaN(dob.getTime()) && lastName !== "";
  const samePerson = known
    ? [{ dob, lastName: { equals: literally(lastName), mode: "insensitive" as const } }]
    : [];
  const either = [...sameEmail, ...samePerson];
  if (either.length === 0) return [];
  const rows = await withTeam(ctx.teamId, (tx) =>
    tx.client.findMany({
      where: {
        teamId: ctx.teamId,
        archivedAt: null,
        OR: either,
        ...(question.exceptId === null ? {} : { id: { not: question.exceptId } }),
      },
      orderBy: { createdAt: "desc" },
      take: enough,
    }),
  );
  return rows.map((row) => ({
    id: row.id,
    name: personName({ firstName: row.firstName, middleName: row.middleName, lastName: row.lastName }),
    email: row.email,
    dob: row.dob?.toISOString().slice(0, 10) ?? null,
    reference: row.reference,
    because:
      row.email.toLowerCase() !== email
        ? "same last name and date of birth"
        : row.dob !== null && row.dob.getTime() === dob?.getTime()
          ? "same e-mail and date of birth"
          : "same e-mail",
    createdAt: row.createdAt.toISOString(),
  }));
}
