import "server-only";
import { recordedDownload } from "@/lib/audit/recorded-download";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { adapterFor } from "@/lib/connections/adapter";
import { readCaseId } from "./case-id";
import { readFailure } from "./provider-failure";
import { loadTarget, requireCapability } from "./target";

/** A provider's file on its way to the browser. */
export interface CaseDownload {
  body: ReadableStream<Uint8Array>;
  headers: Headers;
}

/**
 * The provider's report of a case as a stream that is not kept; its SHA-256 goes into the audit trail. Throws AppError
 * `forbidden`, `not-found`, `invalid`, `provider`.
 */
export async function downloadCase(ctx: TeamContext, caseId: string): Promise<CaseDownload> {
  authorise(ctx, "case.read");
  const target = await loadTarget(ctx, readCaseId(caseId));
  requireCapability(target, "download");
  const adapter = await adapterFor(ctx.teamId, target.connectionId);
  const file = await adapter.cases.download(target.ref).catch((error: unknown) => {
    throw readFailure(error, target.providerLabel, "the report");
  });
  return recordedDownload(ctx, file, {
    action: "case.download",
    objectType: "case",
    objectId: target.id,
    caseId: target.id,
  });
}
