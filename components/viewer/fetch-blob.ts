import { ApiError, type Failure } from "@/lib/api-client";

const silent: Failure = {
  code: "offline",
  message: "Gatehouse did not answer. Try again.",
  fieldErrors: {},
  requestId: "",
};

const broken: Failure = { ...silent, message: "The file broke off on its way. Try again." };

/** Fetches a file of ours. Throws ApiError with what the server said, or the AbortError of `signal`. */
export async function fetchBlob(path: string, signal?: AbortSignal): Promise<Blob> {
  const rethrow = (failure: Failure) => (cause: unknown) => {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new ApiError(failure, 0);
  };
  const init: RequestInit = { credentials: "same-origin", cache: "no-store", signal: signal ?? null };
  const response = await fetch(path, init).catch(rethrow(silent));
  if (response.ok) return response.blob().catch(rethrow(broken));
  const body: unknown = await response.json().catch(() => null);
  const error = typeof body === "object" && body !== null && "error" in body ? body.error : null;
  const told = typeof error === "object" && error !== null && "message" in error ? error : {};
  throw new ApiError({ ...silent, ...told }, response.status);
}

/** Hands a file to the browser to save under that name. */
export function saveBlob(blob: Blob, fileName: string): void {
  // Never rendered: whatever it is, it is saved as bytes.
  const url = URL.createObjectURL(new Blob([blob], { type: "application/octet-stream" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser has taken the file over once the click is handled.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
