import { getJson } from "@/lib/api-client";
import type { ClientFormDetail, ClientFormRow } from "./types";

interface At {
  clientId: string;
  connectionId: string;
}

const base = (at: At) => `/api/amiqus/forms/${at.connectionId}/${at.clientId}`;

/** The forms of a client at a connection. Throws ApiError. */
export async function fetchForms(
  at: At,
  type: string | null,
  signal?: AbortSignal,
): Promise<ClientFormRow[]> {
  const query = type === null ? "" : `?type=${encodeURIComponent(type)}`;
  return (await getJson<{ items: ClientFormRow[] }>(`${base(at)}${query}`, undefined, signal)).items;
}

/** One form with its answers. Throws ApiError. */
export function fetchForm(at: At, reference: string, signal?: AbortSignal): Promise<ClientFormDetail> {
  return getJson<ClientFormDetail>(`${base(at)}/${encodeURIComponent(reference)}`, undefined, signal);
}

/** Where a form's PDF is downloaded. */
export function formPath(at: At, reference: string): string {
  return `${base(at)}/${encodeURIComponent(reference)}/download`;
}
