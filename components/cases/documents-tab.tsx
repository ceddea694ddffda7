"use client";

import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { CaseView } from "@/lib/cases/types";
import { FileList } from "./file-list";

const types: Record<string, string> = {
  requested: "Asked of the client",
  sent: "Sent to the client",
  returned: "Returned by the client",
};

/** Documents asked for, sent and returned, with their files and whether those were scanned. */
export function DocumentsTab({ view, fetching }: { view: CaseView; fetching: boolean }) {
  const documents = view.content?.documents ?? [];
  if (documents.length === 0) {
    if (fetching) return <SkeletonRows rows={3} label="Fetching documents" />;
    return (
      <EmptyState title="No documents">
        {view.complete
          ? "The record neither asks for documents nor sends any."
          : "The documents are shown once they are fetched."}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col">
      {documents.map((document) => (
        <section key={document.id} className="border-t py-4 first:border-t-0 first:pt-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h2 className="wrap-anywhere font-semibold text-base">{document.name ?? "Document"}</h2>
            <Badge tone={document.rawStatus === "complete" ? "approved" : "awaiting"}>
              {document.rawStatus}
            </Badge>
            <span className="text-ink-2 text-sm">{types[document.type] ?? document.type}</span>
            {document.completedAt && (
              <RelativeTime at={document.completedAt} className="ml-auto text-ink-3 text-xs tabular-nums" />
            )}
          </div>
          {document.instructions && (
            <p className="wrap-anywhere mt-1 max-w-[72ch] whitespace-pre-line text-base text-ink-2">
              {document.instructions}
            </p>
          )}
          <div className="mt-2">
            {document.files.length > 0 ? (
              <FileList title="Files" files={document.files} view={view} />
            ) : (
              <p className="text-ink-2 text-sm">No file yet.</p>
            )}
          </div>
        </section>
      ))}
    </div>
  );
}
