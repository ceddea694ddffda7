import { ApiError, getJson, postJson } from "@/lib/api-client";
import type { PriceQuestion } from "./schema";
import type { LaunchOptions, LaunchTemplateDto, Price } from "./types";

/** What launches at a connection can choose from. Throws ApiError. */
export function fetchLaunchOptions(connectionId: string, signal?: AbortSignal): Promise<LaunchOptions> {
  return getJson<LaunchOptions>(`/api/connections/${connectionId}/launch-options`, undefined, signal);
}

/** Credits that a launch would cost. Throws ApiError. */
export function fetchPrice(
  connectionId: string,
  question: PriceQuestion,
  signal?: AbortSignal,
): Promise<Price> {
  return postJson<Price>(`/api/connections/${connectionId}/price`, question, undefined, signal);
}

/** The team's launch templates. Throws ApiError. */
export async function fetchTemplates(signal?: AbortSignal): Promise<LaunchTemplateDto[]> {
  return (await getJson<{ items: LaunchTemplateDto[] }>("/api/launch/templates", undefined, signal)).items;
}

/** Puts a file at the provider and answers its attachment id. Throws ApiError. */
export async function uploadFile(connectionId: string, file: File): Promise<string> {
  const form = new FormData();
  form.set("file", file);
  const response = await fetch(`/api/connections/${connectionId}/attachments`, {
    method: "POST",
    body: form,
    credentials: "same-origin",
  }).catch(() => null);
  const body: unknown = await response?.json().catch(() => null);
  if (response?.ok && typeof body === "object" && body !== null && "id" in body) return String(body.id);
  const error = typeof body === "object" && body !== null && "error" in body ? body.error : null;
  const message =
    typeof error === "object" && error !== null && "message" in error && typeof error.message === "string"
      ? error.message
      : "The file did not arrive. Try again.";
  const failure = { code: "unexpected" as const, message, fieldErrors: {}, requestId: "" };
  throw new ApiError(failure, response?.status ?? 0);
}
