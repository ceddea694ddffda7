import "server-only";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createWriteStream, openAsBlob } from "node:fs";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { AppError } from "@/lib/errors";
import { processWide } from "@/lib/http/process-wide";
import { HEAD_BYTES } from "./kinds";

const PREFIX = "gatehouse-upload-";
const LEFTOVER_MS = 3_600_000;

/** A file received whole, on disk for the moment that it takes to send it on. */
export interface SpooledFile {
  size: number;
  /** Hex. */
  sha256: string;
  head: Uint8Array;
  /** Reads from disk as it is sent; good until `remove`. */
  toFile(name: string, mimeType: string): Promise<File>;
  remove(): Promise<void>;
}

/**
 * Receives a body into a file that only this user can read, so that a slow browser never holds a provider's connection
 * open and nothing is sent when the upload breaks off. Throws AppError `invalid` beyond `maxBytes` and when the body
 * ends early; nothing is left behind then.
 */
export async function spool(body: ReadableStream<Uint8Array> | null, maxBytes: number): Promise<SpooledFile> {
  await sweepOnce();
  const folder = await mkdtemp(join(tmpdir(), PREFIX));
  const path = join(folder, "file");
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const { size, sha256, head } = await receive(body, path, maxBytes);
    return {
      size,
      sha256,
      head,
      remove,
      toFile: async (name, mimeType) =>
        new File([await openAsBlob(path, { type: mimeType })], name, { type: mimeType }),
    };
  } catch (cause) {
    await remove();
    if (cause instanceof AppError) throw cause;
    throw new AppError("invalid", "The file did not arrive whole. Nothing was sent. Attach it again.", {
      cause,
    });
  }
}

async function receive(body: ReadableStream<Uint8Array> | null, path: string, maxBytes: number) {
  const hash = createHash("sha256");
  const file = createWriteStream(path, { mode: 0o600, flags: "wx" });
  const written = finished(file);
  // The loop below sees the error first, or awaits it at the end.
  written.catch(() => undefined);
  let head = Buffer.alloc(0);
  let size = 0;
  try {
    const reader = body?.getReader();
    for (;;) {
      const { done, value: chunk } = (await reader?.read()) ?? { done: true };
      if (done || !chunk) break;
      size += chunk.byteLength;
      if (size > maxBytes) {
        throw new AppError(
          "invalid",
          `The file is larger than ${maxBytes / 1_000_000} MB. Nothing was sent.`,
        );
      }
      hash.update(chunk);
      if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk]).subarray(0, HEAD_BYTES);
      if (!file.write(chunk)) await Promise.race([once(file, "drain"), written]);
    }
    file.end();
    await written;
  } catch (error) {
    file.destroy();
    throw error;
  }
  return { size, sha256: hash.digest("hex"), head: new Uint8Array(head) };
}

/** A process that was killed while sending leaves its file behind; the next one takes it away. */
async function sweepOnce(): Promise<void> {
  const sweeps = processWide("uploads-swept", () => ({ done: false }));
  if (sweeps.done) return;
  sweeps.done = true;
  const names = (await readdir(tmpdir()).catch(() => [])).filter((name) => name.startsWith(PREFIX));
  for (const name of names) {
    const path = join(tmpdir(), name);
    const found = await stat(path).catch(() => null);
    const old = found !== null && Date.now() - found.mtimeMs > LEFTOVER_MS;
    if (old) await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}
