import "server-only";
import { recordedDownload } from "@/lib/audit/recorded-download";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { readFailure } from "@/lib/cases/provider-failure";
import { AppError } from "@/lib/errors";
import { amiqusFor } from "../client";
import { type ClientAtConnection, loadClientTarget } from "../client-target";
import { downloadFailure } from "./failure";
import { clientFileOf } from "./rows";
import type { ListFiles } from "./schema";
import type { ClientFile } from "./types";

/**
 * The files of a client at Amiqus, as asked for; by id when no order is. Throws AppError `forbidden`, `not-found`,
 * `provider`, `unavailable`.
 */
export async function listFiles(
  ctx: TeamContext,
  { filter, ...at }: ListFiles,
): Promise<{ items: ClientFile[] }> {
  authorise(ctx, "client.read");
  const target = await loadClientTarget(ctx, at);
  const amiqus = await amiqusFor(ctx.teamId, target.connectionId);
  const { source, sourceType, search, sort, descending } = filter;
  const rows = await amiqus
    .listClientFiles(target.providerClientId, {
      expand: ["created_by"],
      ...(source ? { source } : {}),
      ...(sourceType ? { source_type: sourceType } : {}),
      ...(search ? { search } : {}),
      ...(sort && sort !== "id" ? { sort_by: sort } : {}),
      ...(descending ? { order_by: "desc" as const } : {}),
    })
    .catch((error: unknown) => {
      throw readFailure(error, "Amiqus", "the client's files");
    });
  return { items: rows.map(clientFileOf) };
}

/**
 * One file of a client, streamed; its SHA-256 goes into the audit trail when it ends. Throws AppError `conflict` when
 * Amiqus found a virus or has not scanned it, `forbidden`, `not-found`, `provider`, `unavailable`.
 */
export async function downloadFile(ctx: TeamContext, at: ClientAtConnection, fileId: string) {
  authorise(ctx, "client.read");
  const target = await loadClientTarget(ctx, at);
  if (!/^\d{1,15}$/.test(fileId)) throw new AppError("not-found", "There is no such file.");
  const amiqus = await amiqusFor(ctx.teamId, target.connectionId);
  const file = await amiqus.downloadClientFile(target.providerClientId, fileId).catch((error: unknown) => {
    throw downloadFailure(error, "the file");
  });
  return recordedDownload(
    ctx,
    { ...file, fileName: file.fileName ?? `file-${fileId}` },
    {
      action: "client.file-download",
      objectType: "client-file",
      objectId: fileId,
      clientId: target.clientId,
      detail: { connectionId: target.connectionId },
    },
  );
}
