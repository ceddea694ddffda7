import "server-only";
import { processWide } from "@/lib/http/process-wide";

/** What this process has at hand for a file that is being attached: its bytes, and its attachment once there is one. */
export interface HeldFile {
  file: File | null;
  attachmentId: string | null;
}

const MOST = 500;

/** By operation id. Bytes are never stored with an operation; they are here while the request lasts. */
const held = () => processWide("held-files", () => new Map<string, HeldFile>());

/** Keeps a file at hand for its operation. Answers false, and changes nothing, when another request holds one. */
export function holdFile(operationId: string, file: File): boolean {
  const files = held();
  if (files.get(operationId)?.file) return false;
  const [oldest] = files.keys();
  if (files.size >= MOST && oldest !== undefined) files.delete(oldest);
  files.set(operationId, { file, attachmentId: files.get(operationId)?.attachmentId ?? null });
  return true;
}

/** What is at hand for an operation; empty when nothing is. */
export function heldFile(operationId: string): HeldFile {
  return held().get(operationId) ?? { file: null, attachmentId: null };
}

/** Remembers the attachment that came of the bytes. */
export function noteAttachment(operationId: string, attachmentId: string | null): void {
  const known = held().get(operationId);
  if (known) known.attachmentId = attachmentId;
}

/** Lets the bytes go. The attachment's id is kept while the outcome is open, so that it can be looked up by it. */
export function letGo(operationId: string, keepId: boolean): void {
  const known = held().get(operationId);
  if (!known) return;
  if (keepId && known.attachmentId !== null) known.file = null;
  else held().delete(operationId);
}
