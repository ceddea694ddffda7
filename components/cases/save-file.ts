import type { Failure } from "@/lib/api-client";
import { nameIn } from "@/lib/format/saved-name";

function isFailure(value: unknown): value is Failure {
  return (
    typeof value === "object" && value !== null && "message" in value && typeof value.message === "string"
  );
}

const silent: Failure = {
  code: "offline",
  message: "Gatehouse did not answer. Try again.",
  fieldErrors: {},
  requestId: "",
};

/** Fetches a file of ours and hands it to the browser to save. Answers why not, or null when it did. */
export async function saveFile(path: string): Promise<Failure | null> {
  const response = await fetch(path, { credentials: "same-origin", cache: "no-store" }).catch(() => null);
  if (!response) return silent;
  if (!response.ok) {
    const body: unknown = await response.json().catch(() => null);
    const failure = typeof body === "object" && body !== null && "error" in body ? body.error : null;
    return isFailure(failure) ? failure : silent;
  }
  const file = await response.blob().catch(() => null);
  if (!file) return silent;
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = nameIn(response.headers.get("content-disposition"));
  link.click();
  // The browser has taken the file over once the click is handled.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  return null;
}
