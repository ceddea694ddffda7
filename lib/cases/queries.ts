import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { type Tx, withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { providerEntry } from "@/lib/providers/catalog";
import type { CaseKind, CaseRef, Json } from "@/lib/providers/port";
import { describeSnapshotOf } from "@/lib/providers/registry";
import { readCaseId } from "./case-id";
import { toCaseRow, toSibling } from "./rows";
import { readTimeline } from "./timeline";
import type { CaseDesk, CaseItem, CaseSibling, CaseTraits, CaseView } from "./types";
import { wireContent } from "./wire";

/** Other cases of a client that one case page lists. */
const SIBLINGS = 20;

const connectionFields = { id: true, name: true, provider: true, status: true, lastSyncAt: true } as const;

const siblingFields = {
  id: true,
  kind: true,
  provider: true,
  title: true,
  status: true,
  rawStatus: true,
  waitingOn: true,
  archivedAt: true,
  providerUpdatedAt: true,
  providerCaseId: true,
} as const;

async function readItems(
  tx: Tx,
  teamId: string,
  connectionId: string,
  refs: readonly CaseRef[],
): Promise<CaseItem[]> {
  if (refs.length === 0) return [];
  const rows = await tx.case.findMany({
    where: { teamId, connectionId, OR: refs.map(({ kind, id }) => ({ kind, providerCaseId: id })) },
    select: siblingFields,
  });
  return refs.map(({ kind, id }) => {
    const row = rows.find((one) => one.kind === kind && one.providerCaseId === id);
    return { kind, providerCaseId: id, case: row ? toSibling(row) : null };
  });
}

/** Which of a client's cases hold this one, by their stored objects. */
function groupsOf(
  siblings: { row: CaseSibling; provider: string; body: Json | null }[],
  ref: CaseRef,
): CaseSibling[] {
  return siblings
    .filter(({ row, provider, body }) => {
      const content = body === null ? null : describeSnapshotOf(provider, row.kind, body);
      return content?.items.some((item) => item.kind === ref.kind && item.id === ref.id) ?? false;
    })
    .map(({ row }) => row);
}

/** Everything the case page shows. Throws AppError `not-found` for an unknown case and for another team's. */
export async function getCase(ctx: TeamContext, caseId: string): Promise<CaseView> {
  authorise(ctx, "case.read");
  const { teamId } = ctx;
  return withTeam(teamId, async (tx) => {
    const row = await tx.case.findFirst({
      where: { id: readCaseId(caseId), teamId },
      include: { snapshot: true, connection: { select: connectionFields }, client: true },
    });
    if (!row) throw new AppError("not-found", "There is no such case in this team.");
    const content = row.snapshot
      ? describeSnapshotOf(row.provider, row.kind, toJson(row.snapshot.body))
      : null;
    const siblings =
      row.clientId === null
        ? []
        : await tx.case.findMany({
            where: { teamId, clientId: row.clientId, id: { not: row.id } },
            orderBy: { providerCreatedAt: "desc" },
            take: SIBLINGS,
            select: { ...siblingFields, connectionId: true, snapshot: { select: { body: true } } },
          });
    const holders = siblings
      .filter((one) => one.connectionId === row.connectionId && one.kind === "case" && row.kind === "record")
      .map((one) => {
        return {
          row: toSibling(one),
          provider: one.provider,
          body: one.snapshot ? toJson(one.snapshot.body) : null,
        };
      });
    return {
      row: toCaseRow(row),
      providerCaseId: row.providerCaseId,
      client: row.client && {
        id: row.client.id,
        name: [row.client.firstName, row.client.lastName].filter(Boolean).join(" "),
      },
      createdAt: row.providerCreatedAt.toISOString(),
      expiresAt: row.expiresAt?.toISOString() ?? null,
      connection: { ...row.connection, lastSyncAt: row.connection.lastSyncAt?.toISOString() ?? null },
      content: content && wireContent(content),
      complete: row.snapshot?.complete ?? false,
      fetchedAt: row.snapshot?.fetchedAt.toISOString() ?? null,
      items: await readItems(tx, teamId, row.connectionId, content?.items ?? []),
      groups: groupsOf(holders, { kind: row.kind, id: row.providerCaseId }),
      siblings: siblings.map(toSibling),
      timeline: await readTimeline(tx, teamId, row.id, content?.reviews ?? []),
      traits: traitsOf(row.provider, row.kind),
    };
  });
}

function traitsOf(provider: string, kind: CaseKind): CaseTraits {
  const can = providerEntry(provider)?.capabilities;
  return {
    readsBack: can?.readsBack ?? false,
    holdsCases: can?.items.includes(kind) ?? false,
    decidedHere: can?.decidedHere?.includes(kind) ?? false,
  };
}

function toJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value ?? null));
}

/** Names for the ids in case rows: members, disabled ones too, and connections. */
export async function getCaseDesk(ctx: TeamContext): Promise<CaseDesk> {
  authorise(ctx, "case.read");
  const { teamId } = ctx;
  return withTeam(teamId, async (tx) => {
    const members = await tx.member.findMany({
      where: { teamId },
      select: { id: true, role: true, disabledAt: true, user: { select: { name: true, disabledAt: true } } },
      orderBy: { user: { name: "asc" } },
    });
    const connections = await tx.connection.findMany({
      where: { teamId },
      select: connectionFields,
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    });
    return {
      members: members.map((member) => ({
        id: member.id,
        name: member.user.name,
        active: member.disabledAt === null && member.user.disabledAt === null && member.role !== "auditor",
      })),
      connections: connections.map((one) => ({ ...one, lastSyncAt: one.lastSyncAt?.toISOString() ?? null })),
    };
  });
}

/** Cases of the same client and connection into which a record can be put, newest first. Throws AppError `not-found`. */
export async function groupTargets(ctx: TeamContext, caseId: string): Promise<CaseSibling[]> {
  authorise(ctx, "case.read");
  const { teamId } = ctx;
  return withTeam(teamId, async (tx) => {
    const row = await tx.case.findFirst({
      where: { id: readCaseId(caseId), teamId },
      select: { clientId: true, connectionId: true },
    });
    if (!row) throw new AppError("not-found", "There is no such case in this team.");
    if (row.clientId === null) return [];
    const cases = await tx.case.findMany({
      where: {
        teamId,
        clientId: row.clientId,
        connectionId: row.connectionId,
        kind: "case",
        archivedAt: null,
      },
      orderBy: { providerCreatedAt: "desc" },
      take: 50,
      select: siblingFields,
    });
    return cases.map(toSibling);
  });
}
