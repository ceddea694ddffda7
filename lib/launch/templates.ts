import "server-only";
import { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { type Tx, withTeam } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { AppError } from "@/lib/errors";
import { notifyTeam } from "@/lib/events/notify";
import { type RenameTemplate, type SaveTemplate, templatePartSchema } from "./template-schema";
import type { LaunchTemplateDto } from "./types";

/** Most templates that a team keeps. */
const MOST = 100;

/** The team's templates by name. A part that cannot be read any more is left out. Throws AppError `forbidden`. */
export async function listTemplates(ctx: TeamContext): Promise<LaunchTemplateDto[]> {
  authorise(ctx, "case.launch");
  const rows = await withTeam(ctx.teamId, (tx) =>
    tx.launchTemplate.findMany({ where: { teamId: ctx.teamId }, orderBy: [{ name: "asc" }], take: MOST }),
  );
  return rows.map(({ id, name, parts, updatedAt }) => ({
    id,
    name,
    parts: z
      .array(z.unknown())
      .catch([])
      .parse(parts)
      .flatMap((part) => templatePartSchema.safeParse(part).data ?? []),
    updatedAt: updatedAt.toISOString(),
  }));
}

async function refuseTaken(tx: Tx, teamId: string, name: string, exceptId: string): Promise<void> {
  const taken = await tx.launchTemplate.count({
    where: { teamId, name: { equals: name, mode: "insensitive" }, id: { not: exceptId } },
  });
  if (taken === 0) return;
  const message = "The team has a template of this name already.";
  throw new AppError("invalid", `${message} Nothing was saved.`, { fieldErrors: { name: [message] } });
}

async function note(tx: Tx, ctx: TeamContext, change: { action: string; id: string; fields?: string[] }) {
  await notifyTeam(tx, ctx.teamId, "team", [ctx.teamId]);
  await recordAudit(tx, ctx, {
    action: change.action,
    objectType: "template",
    objectId: change.id,
    outcome: "done",
    changedFields: change.fields ?? [],
  });
}

const unknown = () => new AppError("not-found", "There is no such template in this team.");

/** Keeps drafts as a template. Answers its id. Throws AppError `forbidden`, `invalid`, `conflict`. */
export async function saveTemplate(ctx: TeamContext, input: SaveTemplate): Promise<{ templateId: string }> {
  authorise(ctx, "template.write");
  const { teamId } = ctx;
  const { name, parts } = input;
  return withTeam(teamId, async (tx) => {
    const wanted = [...new Set(parts.map((part) => part.connectionId))];
    const connections = await tx.connection.findMany({
      where: { teamId, id: { in: wanted } },
      select: { id: true, provider: true },
    });
    const known = parts.every((part) =>
      connections.some((one) => one.id === part.connectionId && one.provider === part.provider),
    );
    if (!known)
      throw new AppError("not-found", "There is no such connection in this team. Nothing was saved.");
    await refuseTaken(tx, teamId, name, newId());
    if ((await tx.launchTemplate.count({ where: { teamId } })) >= MOST) {
      throw new AppError("conflict", `A team keeps ${MOST} templates. Delete one first. Nothing was saved.`);
    }
    const id = newId();
    await tx.launchTemplate.create({ data: { id, teamId, name, parts, createdById: ctx.memberId } });
    await note(tx, ctx, { action: "template.create", id });
    return { templateId: id };
  });
}

/** Gives a template another name. Throws AppError `forbidden`, `invalid`, `not-found`. */
export async function renameTemplate(ctx: TeamContext, input: RenameTemplate): Promise<void> {
  authorise(ctx, "template.write");
  const { teamId } = ctx;
  await withTeam(teamId, async (tx) => {
    await refuseTaken(tx, teamId, input.name, input.templateId);
    const { count } = await tx.launchTemplate.updateMany({
      where: { id: input.templateId, teamId },
      data: { name: input.name },
    });
    if (count === 0) throw unknown();
    await note(tx, ctx, { action: "template.rename", id: input.templateId, fields: ["name"] });
  });
}

/** Deletes a template; what was launched with it stays. Throws AppError `forbidden`, `not-found`. */
export async function deleteTemplate(ctx: TeamContext, templateId: string): Promise<void> {
  authorise(ctx, "template.write");
  const { teamId } = ctx;
  await withTeam(teamId, async (tx) => {
    const { count } = await tx.launchTemplate.deleteMany({ where: { id: templateId, teamId } });
    if (count === 0) throw unknown();
    await note(tx, ctx, { action: "template.delete", id: templateId });
  });
}
