import "server-only";
import { dayRange } from "@/lib/audit/days";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { runOperation } from "@/lib/operations/run";
import type { OperationOutcome } from "@/lib/operations/types";
import { loadClientTarget } from "../client-target";
import { holdFile, letGo } from "./held";
import { contentProblem, fileProblem, MAX_FILE_BYTES, mimeTypeOf } from "./kinds";
import { fileAttach } from "./operations";
import { spool } from "./spool";
import type { AttachMeta, AttachResult } from "./types";

/** The last second of a day in the team's time zone, as Amiqus takes it: UTC without fraction. */
async function endOf(ctx: TeamContext, day: string): Promise<string> {
  const team = await withTeam(ctx.teamId, (tx) =>
    tx.team.findFirstOrThrow({ where: { id: ctx.teamId }, select: { timeZone: true } }),
  );
  const last = new Date(dayRange(day, team.timeZone).end.getTime() - 1000);
  return last.toISOString().replace(/\.\d+Z$/, "Z");
}

/** Provider paths as the form names its fields. */
const paths: Record<string, string> = { name: "name", expires_at: "expiresOn", attachment: "file" };

function resultOf({ state, error }: OperationOutcome): AttachResult {
  if (state === "sent") return { state: "attached", message: null, fieldErrors: {} };
  const fieldErrors = Object.fromEntries(
    Object.entries(error?.fieldErrors ?? {}).map(([path, messages]) => [paths[path] ?? path, messages]),
  );
  return {
    state: state === "rejected" ? "refused" : "unknown",
    message: error?.message ?? null,
    fieldErrors,
  };
}

const refused = (message: string) => new AppError("invalid", message, { fieldErrors: { file: [message] } });

/**
 * Receives a file whole, then uploads and attaches it to a client at Amiqus as one operation: what fails leaves nothing
 * attached. The same operation id attaches once. Throws AppError `forbidden`, `not-found`, and `invalid` with nothing
 * sent when kind, content or size do not fit or the body breaks off.
 */
export async function attachFile(
  ctx: TeamContext,
  meta: AttachMeta,
  body: ReadableStream<Uint8Array> | null,
  declaredSize: number,
): Promise<AttachResult> {
  authorise(ctx, "client.write");
  const early = fileProblem(meta.fileName, declaredSize);
  if (early !== null) throw refused(early);
  const target = await loadClientTarget(ctx, meta);
  const expiresAt = meta.expiresOn === null ? null : await endOf(ctx, meta.expiresOn);
  const received = await spool(body, MAX_FILE_BYTES);
  try {
    const { size, sha256, head } = received;
    const problem = fileProblem(meta.fileName, size) ?? contentProblem(meta.fileName, head);
    if (problem !== null) throw refused(problem);
    // The type is ours by the name, not the browser's word.
    const file = await received.toFile(meta.fileName, mimeTypeOf(meta.fileName) ?? "");
    const mine = holdFile(meta.operationId, file);
    let open = false;
    try {
      const outcome = await runOperation(ctx, fileAttach, {
        operationId: meta.operationId,
        connectionId: target.connectionId,
        subjectType: "client",
        subjectId: target.clientId,
        input: {
          uploadId: meta.operationId,
          clientId: target.clientId,
          providerClientId: target.providerClientId,
          name: meta.name,
          fileName: meta.fileName,
          size,
          sha256,
          expiresAt,
        },
      });
      open = outcome.state !== "sent" && outcome.state !== "rejected";
      return resultOf(outcome);
    } finally {
      if (mine) letGo(meta.operationId, open);
    }
  } finally {
    await received.remove();
  }
}
