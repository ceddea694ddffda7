import type { ProviderFile } from "@/lib/providers/port";

/** A file among a client's at Amiqus. Dates are ISO 8601, `size` in bytes. */
export interface ClientFile {
  id: string;
  /** Its name among the client's files; `fileName` is that of the uploaded file. */
  name: string;
  fileName: string;
  mimeType: string;
  size: number;
  scan: ProviderFile["scan"];
  /** `internal`, `sent` or `received`, or what the provider says instead. */
  kind: string;
  source: { type: string; id: string } | null;
  attachmentId: string | null;
  /** Who put it there; `name` is null when the provider does not tell. */
  createdBy: { type: string; name: string | null } | null;
  createdAt: string;
  expiresAt: string | null;
}

/** What came of attaching a file. `refused`: nothing is attached. `unknown`: the desk is finding out. */
export interface AttachResult {
  state: "attached" | "refused" | "unknown";
  message: string | null;
  fieldErrors: Record<string, string[]>;
}

/** Everything that goes with a file but its bytes. Travels in a header, percent-encoded JSON. */
export interface AttachMeta {
  operationId: string;
  clientId: string;
  connectionId: string;
  fileName: string;
  name: string;
  /** Last day it is good for, `yyyy-mm-dd` in the team's time zone, or null. */
  expiresOn: string | null;
}

/** The header that carries AttachMeta. */
export const META_HEADER = "x-gatehouse-file";
