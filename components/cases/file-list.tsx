"use client";

import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { CaseView } from "@/lib/cases/types";
import { bytes } from "@/lib/format/names";
import type { ProviderFile } from "@/lib/providers/port";
import { FilePart } from "./provider-parts";

const scans: Record<ProviderFile["scan"], { words: string; tone: BadgeTone }> = {
  pending: { words: "Scan pending", tone: "neutral" },
  clean: { words: "Scanned, clean", tone: "approved" },
  infected: { words: "Infected: do not open", tone: "danger" },
  error: { words: "Scan failed", tone: "review" },
};

interface FileListProps {
  title: string;
  files: readonly ProviderFile[];
  view: CaseView;
}

/** Files that the provider keeps: what they are, whether they were scanned, and opening them. */
export function FileList({ title, files, view }: FileListProps) {
  return (
    <div>
      <h3 className="font-semibold text-sm">{title}</h3>
      <ul className="text-sm">
        {files.map((file) => (
          <li
            key={file.id}
            className="flex flex-wrap items-center gap-x-3 gap-y-0.5 border-b py-1.5 last:border-b-0"
          >
            <span className="wrap-anywhere min-w-0">{file.name}</span>
            {file.note && <span className="text-ink-2">{file.note}</span>}
            <span className="text-ink-3 text-xs tabular-nums">
              {file.mimeType}
              {file.size > 0 && `, ${bytes(file.size)}`}
            </span>
            <span className="ml-auto">
              <Badge tone={scans[file.scan].tone}>{scans[file.scan].words}</Badge>
            </span>
            {file.scan !== "infected" && <FilePart view={view} attachmentId={file.id} />}
          </li>
        ))}
      </ul>
    </div>
  );
}
