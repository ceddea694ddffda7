import "server-only";
import { z } from "zod";
import { notifyTeam } from "@/lib/events/notify";
import type { OperationHandler } from "@/lib/operations/handler";
import type { AmiqusClient } from "@/lib/providers/amiqus/client";
import { amiqusOf } from "@/lib/providers/amiqus/client-of";
import { ProviderError } from "@/lib/providers/errors";
import { withFate } from "@/lib/providers/failures";
import type { Adapter, Lookup } from "@/lib/providers/port";
import { heldFile, noteAttachment } from "./held";
import { clientFileOf } from "./rows";

/** Input of `client.file-attach`. The bytes are not in it: they are held by the request under `uploadId`. */
export interface FileAttachInput {
  /** The browser's operation id. */
  uploadId: string;
  clientId: string;
  providerClientId: string;
  name: string;
  fileName: string;
  size: number;
  sha256: string;
  expiresAt: string | null;
}

interface Attached {
  fileId: string;
}

/**
 * Uploads the bytes. An attachment that no client's file names is seen by nobody, so an upload whose answer is lost has
 * attached nothing for certain: it reads as refused.
 */
async function upload(amiqus: AmiqusClient, input: FileAttachInput): Promise<string> {
  const { file, attachmentId } = heldFile(input.uploadId);
  if (attachmentId !== null) return attachmentId;
  if (file === null) {
    throw new ProviderError({
      provider: "amiqus",
      kind: "invalid-request",
      fate: "not-sent",
      message: "The file is not at hand any more. Nothing was attached. Attach it again.",
    });
  }
  try {
    const { value } = await amiqus.createAttachment(file, input.fileName);
    noteAttachment(input.uploadId, String(value.id));
    return String(value.id);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    if (error.status === 413) {
      throw withFate(error, "refused", "Amiqus takes no file as large as this one. Nothing was attached.");
    }
    if (error.fate !== "unknown") throw error;
    throw withFate(
      error,
      "refused",
      "Amiqus did not answer while it received the file. Nothing was attached. Try again.",
    );
  }
}

/** Takes an uploaded file away again. Deleting twice is the same as once, so a lost answer is followed by another try. */
async function discard(amiqus: AmiqusClient, attachmentId: string): Promise<boolean> {
  for (let tries = 0; tries < 3; tries += 1) {
    try {
      await amiqus.deleteAttachment(attachmentId);
      return true;
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      if (error.kind === "not-found") return true;
      if (error.fate === "refused") return false;
    }
  }
  return false;
}

async function send(adapter: Adapter, input: FileAttachInput): Promise<Attached> {
  const amiqus = amiqusOf(adapter);
  const attachmentId = await upload(amiqus, input);
  try {
    const { value } = await amiqus.createClientFile(input.providerClientId, {
      attachment: Number(attachmentId),
      name: input.name,
      expires_at: input.expiresAt,
    });
    return { fileId: String(value.id) };
  } catch (error) {
    if (!(error instanceof ProviderError) || error.fate === "unknown") throw error;
    const gone = await discard(amiqus, attachmentId);
    noteAttachment(input.uploadId, null);
    const left = "Nothing is attached, but Amiqus kept the uploaded copy; nobody sees it.";
    throw withFate(
      error,
      "refused",
      `${error.message} ${gone ? "Nothing is attached; the upload was taken back." : left}`,
    );
  }
}

/** Clocks of the desk and Amiqus may differ by this much. */
const SLACK_MS = 5 * 60_000;

async function find(adapter: Adapter, input: FileAttachInput, since: Date): Promise<Lookup<Attached>> {
  const rows = await amiqusOf(adapter).listClientFiles(input.providerClientId);
  const { attachmentId } = heldFile(input.uploadId);
  const ours = rows
    .filter(({ value }) =>
      attachmentId !== null
        ? String(value.attachment?.id) === attachmentId
        : value.name === input.name &&
          value.attachment?.size === input.size &&
          Date.parse(value.created_at) >= since.getTime() - SLACK_MS,
    )
    .map(({ value }) => ({ fileId: String(value.id) }));
  const [only] = ours;
  if (only === undefined) return { found: "none" };
  return ours.length === 1 ? { found: "one", value: only } : { found: "unsure", candidates: ours };
}

/**
 * Uploads a file and puts it among a client's: POST /attachments, then POST /clients/{id}/files. When the second is
 * refused the first is taken back (DELETE /attachments/{id}). A lost answer is looked up by the attachment, or, after a
 * restart, by name, size and time.
 */
export const fileAttach: OperationHandler<FileAttachInput, Attached> = {
  kind: "client.file-attach",
  inputSchema: z.object({
    uploadId: z.uuid(),
    clientId: z.uuid(),
    providerClientId: z.string(),
    name: z.string(),
    fileName: z.string(),
    size: z.number(),
    sha256: z.string(),
    expiresAt: z.string().nullable(),
  }),
  resultSchema: z.object({ fileId: z.string() }),
  label: () => "Attach file",
  send,
  find,
  idOf: (result) => result.fileId,
  async apply(tx, scope, input) {
    await notifyTeam(tx, scope.teamId, "clients", [input.clientId]);
    return { subjectId: input.clientId };
  },
  audit: { action: "client.file-attach", objectType: "client" },
};

const redactInput = z.object({
  clientId: z.uuid(),
  providerClientId: z.string(),
  fileId: z.string(),
  attachmentId: z.string(),
  /** The uploaded file as the member saw it. */
  fileName: z.string(),
  size: z.number(),
});
const redacted = z.object({ fileId: z.string() });

/**
 * Takes a file's content away for good: PUT /attachments/{id}/redact. What an attachment is left with is not documented,
 * so a lost answer is settled by itself only where the file is gone or has another name or size; else a person says. To
 * redact twice is the same as once.
 */
export const fileRedact: OperationHandler<z.infer<typeof redactInput>, z.infer<typeof redacted>> = {
  kind: "client.file-redact",
  inputSchema: redactInput,
  resultSchema: redacted,
  label: () => "Redact file",
  async send(adapter, { fileId, attachmentId }) {
    await amiqusOf(adapter).redactAttachment(attachmentId);
    return { fileId };
  },
  async find(adapter, { providerClientId, fileId, fileName, size }) {
    const rows = await amiqusOf(adapter).listClientFiles(providerClientId);
    const now = rows.map(clientFileOf).find((file) => file.id === fileId);
    const same = now !== undefined && now.fileName === fileName && now.size === size;
    return same ? { found: "unsure", candidates: [] } : { found: "one", value: { fileId } };
  },
  idOf: (result) => result.fileId,
  async apply(tx, scope, { clientId }) {
    await notifyTeam(tx, scope.teamId, "clients", [clientId]);
    return { subjectId: clientId };
  },
  audit: { action: "client.file-redact", objectType: "client" },
};
