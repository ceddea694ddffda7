import "server-only";
import type { AmiqusClient } from "@/lib/providers/amiqus/client";
import type { Json, ProviderFile } from "@/lib/providers/port";
import { idOf, objectOf, textOf } from "@/lib/providers/read";
import type { ClientFile } from "./types";

type FileRow = Awaited<ReturnType<AmiqusClient["listClientFiles"]>>[number];

function scanOf(value: string | null | undefined): ProviderFile["scan"] {
  return value === "clean" || value === "infected" || value === "error" ? value : "pending";
}

/** An object's kind: `type` of a reference, `object` of the whole thing. Checks have a `type` of their own. */
function kindOf(value: Json | undefined): string | null {
  const row = objectOf(value);
  return textOf(row.object) ?? textOf(row.type);
}

function nameOf(value: Json | undefined): string | null {
  const { name } = objectOf(value);
  return textOf(name) ?? textOf(objectOf(name).full_name) ?? textOf(objectOf(name).name);
}

/** A file of a client as the desk shows it. */
export function clientFileOf({ value, raw }: FileRow): ClientFile {
  const { source, created_by: creator } = objectOf(raw);
  const sourceId = idOf(source);
  const sourceKind = kindOf(source);
  const creatorKind = kindOf(creator);
  const { attachment } = value;
  return {
    id: String(value.id),
    name: value.name,
    fileName: attachment?.original ?? attachment?.name ?? value.name,
    mimeType: attachment?.type ?? "application/octet-stream",
    size: attachment?.size ?? 0,
    scan: scanOf(attachment?.av_status),
    kind: value.type,
    source: sourceId !== null && sourceKind !== null ? { id: sourceId, type: sourceKind } : null,
    attachmentId: attachment ? String(attachment.id) : null,
    createdBy: creatorKind === null ? null : { type: creatorKind, name: nameOf(creator) },
    createdAt: value.created_at,
    expiresAt: value.expires_at,
  };
}
