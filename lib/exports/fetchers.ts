import { ApiError, type Failure } from "@/lib/api-client";
import type { CaseFilter } from "@/lib/cases/types";

/** What to export: the clients or cases that a list shows. The text is personal data and travels in the body. */
export type ExportQuestion =
  | { what: "clients"; text: string }
  | { what: "cases"; filter?: CaseFilter | undefined; text?: string | null | undefined };

function isFailure(value: unknown): value is Failure {
  return (
    typeof value === "object" && value !== null && "message" in value && typeof value.message === "string"
  );
}

const noAnswer: Failure = {
  code: "offline",
  message: "Gatehouse did not answer. Try again.",
  fieldErrors: {},
  requestId: "",
};

/** The CSV of an export. Throws ApiError. */
export async function fetchExport({ what, ...question }: ExportQuestion): Promise<Blob> {
  const response = await fetch(`/api/exports/${what}`, {
    method: "POST",
    credentials: "same-origin",
    cache: "no-store",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(question),
  }).catch(() => null);
  if (response?.ok) return response.blob();
  const body: unknown = await response?.json().catch(() => null);
  const said = typeof body === "object" && body !== null && "error" in body ? body.error : null;
  throw new ApiError(isFailure(said) ? said : noAnswer, response?.status ?? 0);
}
