import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { withTeam } from "@/lib/db/client";
import type { AmiqusClient } from "@/lib/providers/amiqus/client";
import { ProviderError } from "@/lib/providers/errors";
import { listOf, objectOf, textOf } from "@/lib/providers/read";
import { amiqusFor } from "../client";
import { amiqusConnection } from "../connection";
import { reading } from "../failure";
import { stepLabel } from "../steps";
import { matchMembers } from "./match";
import type { AccountDto, AccountMemberDto, DeskMemberDto, TemplateDto, TemplatesDto } from "./types";

/**
 * Whose credentials a connection uses, their teams, the team they work in and its members, each beside the desk's member
 * of the same e-mail address. Any member may read. Throws AppError `not-found`, `conflict` when the connection is
 * switched off, and what `reading` makes of the provider's failures.
 */
export async function accountOf(ctx: TeamContext, connectionId: string): Promise<AccountDto> {
  authorise(ctx, "connection.read");
  const id = await amiqusConnection(ctx, connectionId);
  const ours = await deskMembers(ctx.teamId);
  return reading("the account", async () => {
    const amiqus = await amiqusFor(ctx.teamId, id);
    const [{ value: me }, teams, { value: team, raw }, { value: membership }, cases] = await Promise.all([
      amiqus.me(),
      amiqus.myTeams(),
      amiqus.team(),
      amiqus.membership(),
      caseFigures(amiqus),
    ]);
    const people = await amiqus.listTeamMembers(team.id);
    const theirs = people.map(({ value }) => memberThere(value));
    return {
      profile: { id: String(me.id), name: me.name, email: me.email, role: membership.role ?? null },
      teams: teams.map(({ value }) => ({
        id: String(value.id),
        name: value.name,
        current: value.id === team.id,
      })),
      team: {
        id: String(team.id),
        name: team.name,
        contact: team.contact ?? null,
        telephone: team.telephone ?? null,
        tier: textOf(objectOf(raw).tier),
        createdAt: textOf(objectOf(raw).created_at),
      },
      cases,
      ...matchMembers(theirs, ours),
    };
  });
}

type MemberRow = Awaited<ReturnType<AmiqusClient["retrieveTeamMember"]>>["value"];

const memberThere = ({ id, name, email, role }: MemberRow) => ({
  id: String(id),
  name,
  email,
  role: role ?? null,
});

/**
 * One member of the connection's team as Amiqus says now, beside the desk's member of the same e-mail address. Any member
 * may read. Throws AppError as `accountOf`; `provider` for somebody who is not in that team.
 */
export async function memberOf(
  ctx: TeamContext,
  connectionId: string,
  memberId: string,
): Promise<AccountMemberDto> {
  authorise(ctx, "connection.read");
  const id = await amiqusConnection(ctx, connectionId);
  const ours = await deskMembers(ctx.teamId);
  return reading("this member", async () => {
    const amiqus = await amiqusFor(ctx.teamId, id);
    const { value: team } = await amiqus.team();
    const { value } = await amiqus.retrieveTeamMember(team.id, memberId);
    const there = memberThere(value);
    return { ...there, desk: matchMembers([there], ours).members[0]?.desk ?? null };
  });
}

/** How many cases the team has there by status; null when the team has no cases or the member may not know. */
async function caseFigures(amiqus: AmiqusClient): Promise<AccountDto["cases"]> {
  try {
    const { value } = await amiqus.caseStatusFigures();
    return value.aggregates.map(({ status, count }) => ({ status, count }));
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    if (error.kind === "forbidden" || error.kind === "not-found") return null;
    throw error;
  }
}

async function deskMembers(teamId: string): Promise<DeskMemberDto[]> {
  const rows = await withTeam(teamId, (tx) =>
    tx.member.findMany({
      where: { teamId, disabledAt: null },
      select: { id: true, role: true, user: { select: { name: true, email: true } } },
      orderBy: { createdAt: "asc" },
    }),
  );
  return rows.map(({ id, role, user }) => ({ memberId: id, role, name: user.name, email: user.email }));
}

interface TemplateRow {
  value: { id?: number | string | null | undefined; name: string; is_enabled?: boolean | null | undefined };
  raw: unknown;
}

function toTemplate({ value, raw }: TemplateRow, id: string | null, detail: string | null): TemplateDto {
  return {
    id: id ?? String(value.id ?? value.name),
    name: value.name,
    description: textOf(objectOf(raw).description),
    enabled: value.is_enabled ?? true,
    detail,
  };
}

/** The steps that a record template presets, in words. */
function presetWords(presets: unknown): string | null {
  const steps = listOf(objectOf(presets).steps).flatMap((step) => textOf(objectOf(step).type) ?? []);
  return steps.length === 0 ? null : steps.map(stepLabel).join(", ");
}

function fileWords(attachment: unknown): string | null {
  const file = objectOf(attachment);
  return textOf(file.original) ?? textOf(file.name);
}

/** What Amiqus has prepared for launches: templates, library documents and forms, also those switched off. */
export async function templatesOf(ctx: TeamContext, connectionId: string): Promise<TemplatesDto> {
  authorise(ctx, "connection.read");
  const id = await amiqusConnection(ctx, connectionId);
  return reading("the templates", async () => {
    const amiqus = await amiqusFor(ctx.teamId, id);
    const [emails, records, documents, library, forms] = await Promise.all([
      amiqus.listEmailTemplates(),
      amiqus.listRecordTemplates(),
      amiqus.listDocumentTemplates(),
      amiqus.listDocuments({ expand: ["attachment"] }),
      amiqus.listForms(),
    ]);
    return {
      emails: emails.map((row) => toTemplate(row, null, row.value.content ?? null)),
      records: records.map((row) => toTemplate(row, null, presetWords(objectOf(row.raw).presets))),
      documents: documents.map((row) => toTemplate(row, null, textOf(objectOf(row.raw).content))),
      library: library.map((row) => toTemplate(row, null, fileWords(objectOf(row.raw).attachment))),
      forms: forms.map((row) => {
        const { fields, version } = row.value;
        const count = `${fields?.length ?? 0} ${fields?.length === 1 ? "field" : "fields"}`;
        return toTemplate(row, row.value.reference, version ? `Version ${version}, ${count}` : count);
      }),
    };
  });
}
