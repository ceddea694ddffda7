import "server-only";
import { createHash } from "node:crypto";
import type { TeamContext } from "@/lib/auth/context";
import { withTeam } from "@/lib/db/client";
import { savedAs } from "@/lib/format/saved-name";
import { type AuditInput, recordAudit } from "./record";

/** Types that a browser may be told; anything else is bytes to it. */
const TOLD = new Set(["application/pdf", "image/jpeg", "image/png"]);

/** A file as it comes from elsewhere. */
interface Download {
  body: ReadableStream<Uint8Array>;
  mimeType: string;
  fileName: string;
}

/**
 * A provider's file on its way to a browser: an attachment that is never rendered, sniffed, run or kept, streamed as it
 * comes. When it ends, the audit event is written with the SHA-256 and the count of the bytes handed out; a file that
 * broke off is recorded as `unknown`. The last byte waits for that record: what could not be recorded does not arrive
 * whole.
 */
export function recordedDownload(
  ctx: TeamContext,
  file: Download,
  event: Omit<AuditInput, "outcome">,
): { body: ReadableStream<Uint8Array>; headers: Headers } {
  const record = (outcome: AuditInput["outcome"], evidence: Record<string, string | number>) =>
    withTeam(ctx.teamId, (tx) =>
      recordAudit(tx, ctx, { ...event, outcome, detail: { ...event.detail, ...evidence } }),
    );
  return {
    body: hashed(file.body, record),
    headers: new Headers({
      "content-type": TOLD.has(file.mimeType) ? file.mimeType : "application/octet-stream",
      "content-disposition": savedAs(file.fileName),
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    }),
  };
}

function hashed(
  source: ReadableStream<Uint8Array>,
  record: (outcome: AuditInput["outcome"], evidence: Record<string, string | number>) => Promise<void>,
): ReadableStream<Uint8Array> {
  const reader = source.getReader();
  const hash = createHash("sha256");
  let bytes = 0;
  let held: Uint8Array | null = null;
  let cancelled = false;
  const cutOff = () => record("unknown", { bytes, ended: "cut-off" });
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      // One chunk is held back, so that something is left to send once the record is written.
      for (;;) {
        let next: ReadableStreamReadResult<Uint8Array>;
        try {
          next = await reader.read();
        } catch (error) {
          await cutOff();
          throw error;
        }
        // Cancelling ends a read that is under way, which is not the end of the file.
        if (cancelled) return;
        if (next.done) {
          await record("done", { sha256: hash.digest("hex"), bytes });
          if (held !== null) controller.enqueue(held);
          controller.close();
          return;
        }
        hash.update(next.value);
        bytes += next.value.byteLength;
        const ready = held;
        held = next.value;
        if (ready === null) continue;
        controller.enqueue(ready);
        return;
      }
    },
    async cancel(reason) {
      cancelled = true;
      await reader.cancel(reason);
      await cutOff();
    },
  });
}
