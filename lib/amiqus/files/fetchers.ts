import { ApiError, type Failure, postJson } from "@/lib/api-client";
import type { FileFilter } from "./sources";
import { type AttachMeta, type AttachResult, type ClientFile, META_HEADER } from "./types";

/** The files of a client at a connection. Search text travels in the body. Throws ApiError. */
export async function fetchFiles(
  at: { clientId: string; connectionId: string },
  filter: FileFilter,
  signal?: AbortSignal,
): Promise<ClientFile[]> {
  const answer = await postJson<{ items: ClientFile[] }>(
    "/api/amiqus/files/search",
    { clientId: at.clientId, connectionId: at.connectionId, filter },
    undefined,
    signal,
  );
  return answer.items;
}

/** Where a file of a client is downloaded. */
export function filePath(at: { clientId: string; connectionId: string }, fileId: string): string {
  return `/api/amiqus/files/${at.connectionId}/${at.clientId}/${fileId}`;
}

const silent: Failure = {
  code: "offline",
  message: "The connection broke off while the file was on its way.",
  fieldErrors: {},
  requestId: "",
};

function failureIn(body: unknown): Failure {
  const error = typeof body === "object" && body !== null && "error" in body ? body.error : null;
  const told = typeof error === "object" && error !== null && "message" in error ? error : {};
  return { ...silent, message: "Gatehouse did not answer as expected.", ...told };
}

function isResult(body: unknown): body is AttachResult {
  return typeof body === "object" && body !== null && "state" in body && "fieldErrors" in body;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Sends a file with progress, in bytes. `signal` stops it: until the last byte has left, nothing reaches Amiqus. Throws
 * ApiError, whose status is 0 when no answer came, or an AbortError.
 */
export function sendFile(
  meta: AttachMeta,
  file: File,
  onProgress: (sent: number) => void,
  signal: AbortSignal,
): Promise<AttachResult> {
  return new Promise((resolve, reject) => {
    // fetch tells nothing of how much was sent.
    const request = new XMLHttpRequest();
    request.open("POST", "/api/amiqus/files/attach");
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader(META_HEADER, encodeURIComponent(JSON.stringify(meta)));
    const stop = () => request.abort();
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.upload.onload = () => onProgress(file.size);
    request.onload = () => {
      const body = parse(request.responseText);
      if (request.status === 200 && isResult(body)) resolve(body);
      else reject(new ApiError(failureIn(body), request.status));
    };
    request.onerror = () => reject(new ApiError(silent, 0));
    request.onabort = () => reject(new DOMException("Stopped.", "AbortError"));
    request.onloadend = () => signal.removeEventListener("abort", stop);
    if (signal.aborted) {
      reject(new DOMException("Stopped.", "AbortError"));
      return;
    }
    signal.addEventListener("abort", stop, { once: true });
    request.send(file);
  });
}
