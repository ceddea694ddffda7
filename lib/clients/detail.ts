import "server-only";
import { z } from "zod";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { type Tx, withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { personName } from "@/lib/format/names";
import { providerEntry } from "@/lib/providers/catalog";
import { countryName } from "./countries";
import { toAddress, toClientInput } from "./rows";
import type { ClientCaseDto, ClientDetail } from "./types";

const casesShown = 50;

async function casesOf(tx: Tx, teamId: string, clientId: string): Promise<ClientCaseDto[]> {
  const rows = await tx.case.findMany({
    where: { teamId, clientId },
    orderBy: [{ providerCreatedAt: "desc" }, { id: "desc" }],
    take: casesShown + 1,
    select: {
      id: true,
      kind: true,
      provider: true,
      title: true,
      status: true,
      rawStatus: true,
      waitingOn: true,
      summary: true,
      providerCreatedAt: true,
      providerUpdatedAt: true,
    },
  });
  return rows.map(({ summary, providerCreatedAt, providerUpdatedAt, ...row }) => ({
    ...row,
    checks: checksOf(summary),
    createdAt: providerCreatedAt.toISOString(),
    updatedAt: providerUpdatedAt.toISOString(),
  }));
}

/** Step types in a case's stored summary; none when it has an odd shape. */
export function checksOf(summary: unknown): string[] {
  if (typeof summary !== "object" || summary === null || !("checks" in summary)) return [];
  return Array.isArray(summary.checks) ? summary.checks.filter((check) => typeof check === "string") : [];
}

/** Everything the client page shows. Throws AppError `not-found` for an unknown id or one of another team. */
export async function getClient(ctx: TeamContext, clientId: string): Promise<ClientDetail> {
  authorise(ctx, "client.read");
  const { teamId } = ctx;
  const found = !z.uuid().safeParse(clientId).success
    ? null
    : await withTeam(teamId, async (tx) => {
        const client = await tx.client.findFirst({
          where: { id: clientId, teamId },
          include: {
            links: {
              orderBy: { createdAt: "asc" },
              include: { connection: { select: { id: true, name: true, provider: true, archivedAt: true } } },
            },
          },
        });
        if (!client) return null;
        const connections = await tx.connection.findMany({
          where: { teamId, archivedAt: null, status: { not: "disabled" } },
          select: { id: true, name: true, provider: true },
          orderBy: { createdAt: "asc" },
        });
        const cases = await casesOf(tx, teamId, clientId);
        return { client, connections, cases };
      });
  if (!found) throw new AppError("not-found", "There is no such client in this team.");
  const { client, connections, cases } = found;
  const linked = new Set(client.links.map((link) => link.connectionId));
  const address = toAddress(client.address);
  return {
    id: client.id,
    name: personName({
      firstName: client.firstName,
      middleName: client.middleName,
      lastName: client.lastName,
    }),
    ...toClientInput(client),
    address,
    countryName: address?.country ? countryName(address.country) : null,
    createdAt: client.createdAt.toISOString(),
    updatedAt: client.updatedAt.toISOString(),
    archivedAt: client.archivedAt?.toISOString() ?? null,
    links: client.links.map((link) => ({
      id: link.id,
      connectionId: link.connectionId,
      connectionName: link.connection.name,
      provider: link.connection.provider,
      providerClientId: link.providerClientId,
      rawStatus: link.rawStatus,
      providerUpdatedAt: link.providerUpdatedAt?.toISOString() ?? null,
    })),
    targets: connections
      .filter((one) => !linked.has(one.id) && providerEntry(one.provider)?.capabilities.clients)
      .map((one) => ({ connectionId: one.id, connectionName: one.name })),
    cases: cases.slice(0, casesShown),
    moreCases: cases.length > casesShown,
  };
}
