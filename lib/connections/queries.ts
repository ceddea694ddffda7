import "server-only";
import { z } from "zod";
import type { TeamContext } from "@/lib/auth/context";
import { authorise, may } from "@/lib/auth/roles";
import { withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { providerEntry } from "@/lib/providers/catalog";
import { reachableReceiverUrl, receiverUrl } from "@/lib/webhooks/receiver-url";
import { connectionColumns, toConnectionDto } from "./dto";
import type { ConnectionChoice, ConnectionDetail, ConnectionDto, PastedWebhook } from "./types";

/** Error of an id that is unknown, archived or another team's; they all look the same. */
export const noConnection = () => new AppError("not-found", "There is no such connection in this team.");

/** The team's connections, oldest first. Throws AppError `forbidden`. */
export async function listConnections(ctx: TeamContext): Promise<ConnectionDto[]> {
  authorise(ctx, "connection.read");
  const rows = await withTeam(ctx.teamId, (tx) =>
    tx.connection.findMany({
      where: { teamId: ctx.teamId, archivedAt: null },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: connectionColumns,
    }),
  );
  return rows.map((row) => toConnectionDto(row));
}

/** One connection; what the provider sent that the desk does not know is told to admins only. */
export async function getConnection(ctx: TeamContext, connectionId: string): Promise<ConnectionDetail> {
  authorise(ctx, "connection.read");
  if (!z.uuid().safeParse(connectionId).success) throw noConnection();
  const { teamId } = ctx;
  const admin = may(ctx.role, "connection.write");
  const { row, drifts } = await withTeam(teamId, async (tx) => ({
    row: await tx.connection.findFirst({
      where: { id: connectionId, teamId, archivedAt: null },
      select: { ...connectionColumns, webhookPath: admin },
    }),
    drifts: admin
      ? await tx.drift.findMany({
          where: { teamId, connectionId },
          orderBy: [{ lastSeenAt: "desc" }, { id: "asc" }],
          take: 100,
        })
      : [],
  }));
  if (!row) throw noConnection();
  return {
    ...toConnectionDto(row),
    pasted: admin ? pastedWebhook(row) : null,
    drifts: drifts.map((drift) => ({
      id: drift.id,
      path: drift.path,
      rawValue: drift.rawValue,
      count: drift.count,
      firstSeenAt: drift.firstSeenAt.toISOString(),
      lastSeenAt: drift.lastSeenAt.toISOString(),
    })),
  };
}

function pastedWebhook(row: {
  provider: string;
  baseUrl: string;
  webhookPath: string;
}): PastedWebhook | null {
  if (providerEntry(row.provider)?.capabilities.webhookAddress !== "pasted") return null;
  return {
    address: receiverUrl(row.webhookPath),
    reachable: reachableReceiverUrl(row.webhookPath, row.baseUrl) !== null,
  };
}

/** Connections that forms may offer, with what they are able to do. Disabled ones are left out. */
export async function connectionChoices(ctx: TeamContext): Promise<ConnectionChoice[]> {
  const rows = await listConnections(ctx);
  return rows.flatMap((row) => {
    const entry = providerEntry(row.provider);
    if (!entry || row.status === "disabled") return [];
    return [
      {
        id: row.id,
        name: row.name,
        provider: row.provider,
        providerLabel: entry.label,
        clients: entry.capabilities.clients,
        launchKinds: entry.capabilities.launchKinds,
        status: row.status,
      },
    ];
  });
}
