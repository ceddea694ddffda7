"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { ProviderPanelProps } from "@/components/clients/provider-panel";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Section } from "@/components/ui/section";
import { SkeletonRows } from "@/components/ui/skeleton";
import { filesOptions } from "@/lib/amiqus/files/query-options";
import { may, whoMay } from "@/lib/auth/roles";
import { plural } from "@/lib/format/names";
import { FileFilters } from "./file-filters";
import { FileRow } from "./file-row";
import { useFileFilter } from "./use-file-filter";

const AttachDialog = dynamic(() => import("./attach-dialog").then((module) => module.AttachDialog), {
  ssr: false,
});

/** The files that Amiqus keeps of a client: find, preview, download, attach. */
export default function FilesPanel({ clientId, connectionId, role }: ProviderPanelProps) {
  const at = { clientId, connectionId };
  const { shown, filter, narrowed, search, setSearch, change, clear } = useFileFilter();
  const { data, error, refetch, isFetching } = useQuery(filesOptions(at, filter));
  const [attaching, setAttaching] = useState(false);
  const canAttach = may(role, "client.write");
  return (
    <div className="[&>section]:border-t-0">
      <Section
        title="Files"
        description={
          canAttach
            ? "What the client sent, what was sent to them, and what the team attached."
            : `${whoMay("client.write")} can attach files.`
        }
        actions={
          canAttach && (
            <Button variant="primary" onClick={() => setAttaching(true)}>
              Attach file
            </Button>
          )
        }
      >
        <FileFilters shown={shown} onChange={change} search={search} onSearch={setSearch} />
        <p role="status" className="sr-only">
          {data ? plural(data.length, "file") : ""}
        </p>
        {data && data.length > 0 && (
          <ul aria-busy={isFetching}>
            {data.map((file) => (
              <FileRow key={file.id} at={at} file={file} canRedact={may(role, "client.delete")} />
            ))}
          </ul>
        )}
        {data && data.length === 0 && (
          <EmptyState
            title={narrowed ? "No file is like that" : "No files yet"}
            action={narrowed && <Button onClick={clear}>Show all files</Button>}
          >
            {narrowed
              ? "Look under another source or for other words."
              : "Files come from checks, documents and forms, or are attached here."}
          </EmptyState>
        )}
        {!data && error && <ErrorState error={error} onRetry={() => void refetch()} retrying={isFetching} />}
        {!data && !error && <SkeletonRows rows={4} label="Loading files" />}
        {attaching && <AttachDialog at={at} onClose={() => setAttaching(false)} />}
      </Section>
    </div>
  );
}
