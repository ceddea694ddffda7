import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { adapterFor } from "@/lib/connections/adapter";
import { withTeam } from "@/lib/db/client";
import { readCaseId } from "./case-id";
import { readFailure } from "./provider-failure";
import { loadTarget, requireCapability } from "./target";

/** A provider's file on its way to the browser. */
export interface CaseDownload {
  body: ReadableStream<Uint8Array>;
  headers: Headers;
}

/** A file name that no header, shell or file system minds: letters, digits, dot, dash and underscore. */
export function safeFileName(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/[^\w.-]+/g, "-")
    .replace(/\.{2,}/g, ".")
    .replace(/^[.-]+/, "")
    .slice(-120);
  return plain === "" ? "download" : plain;
}

/**
 * The provider's report of a case as a stream that is not kept. Always an attachment of the type that the provider's
 * reports have; never rendered by the browser. Throws AppError `forbidden`, `not-found`, `invalid`, `provider`.
 */
export async function downloadCase(ctx: TeamContext, caseId: string): Promise<CaseDownload> {
  authorise(ctx, "case.read");
  const target = await loadTarget(ctx, readCaseId(caseId));
  requireCapability(target, "download");
  const adapter = await adapterFor(ctx.teamId, target.connectionId);
  const file = await adapter.cases.download(target.ref).catch((error: unknown) => {
    throw readFailure(error, target.providerLabel, "the report");
  });
  await withTeam(ctx.teamId, (tx) =>
    recordAudit(tx, ctx, {
      action: "case.download",
      objectType: "case",
      objectId: target.id,
      caseId: target.id,
      outcome: "done",
    }),
  );
  const headers = new Headers({
    "content-type": file.mimeType === "application/pdf" ? "application/pdf" : "application/octet-stream",
    "content-disposition": `attachment; filename="${safeFileName(file.fileName)}"`,
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
  });
  return { body: file.body, headers };
}
