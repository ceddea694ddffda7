"use client";

import { RelativeTime } from "@/components/ui/relative-time";
import { useTimeZone } from "@/components/ui/time-zone";
import { sourceWords } from "@/lib/amiqus/files/sources";
import type { ClientFile } from "@/lib/amiqus/files/types";
import { formatDate } from "@/lib/format/dates";
import { bytes } from "@/lib/format/names";
import { FileButtons } from "./file-buttons";
import { RedactButton } from "./redact-button";
import { ScanBadge } from "./scan-badge";

const kinds: Record<string, string> = {
  internal: "For the team only",
  sent: "Sent to the client",
  received: "Received from the client",
};

const makers: Record<string, string> = { client: "the client", team_member: "a team member" };

function madeBy(file: ClientFile): string | null {
  if (!file.createdBy) return null;
  return `by ${file.createdBy.name ?? makers[file.createdBy.type] ?? file.createdBy.type}`;
}

interface FileRowProps {
  at: { clientId: string; connectionId: string };
  file: ClientFile;
  /** Whether this member may redact files. */
  canRedact: boolean;
}

/** One file of a client: what it is, where it came from, whether it was scanned, and what can be done with it. */
export function FileRow({ at, file, canRedact }: FileRowProps) {
  const timeZone = useTimeZone();
  const expired = file.expiresAt !== null && Date.parse(file.expiresAt) < Date.now();
  const facts = [
    file.source && sourceWords(file.source.type),
    kinds[file.kind] ?? file.kind,
    file.size > 0 && bytes(file.size),
    file.fileName !== file.name && file.fileName,
  ].filter(Boolean);
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b py-2.5 last:border-b-0">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="wrap-anywhere min-w-0 font-medium text-sm">{file.name}</span>
          <ScanBadge scan={file.scan} />
        </p>
        <p className="wrap-anywhere mt-0.5 text-ink-2 text-xs">{facts.join(" · ")}</p>
        <p className="mt-0.5 text-ink-3 text-xs">
          <RelativeTime at={file.createdAt} /> {madeBy(file)}
          {file.expiresAt && (
            <span className={expired ? "text-danger" : undefined}>
              {" · "}
              {expired ? "expired" : "expires"} {formatDate(file.expiresAt, { timeZone })}
            </span>
          )}
        </p>
      </div>
      <span className="flex flex-wrap items-center gap-2">
        <FileButtons at={at} file={file} />
        {canRedact && file.attachmentId !== null && <RedactButton at={at} file={file} />}
      </span>
    </li>
  );
}
