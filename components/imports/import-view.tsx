"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { ConnectionChoice } from "@/lib/connections/types";
import { plural } from "@/lib/format/names";
import { importKeys, importOptions } from "@/lib/imports/query-options";
import type { ImportDetail } from "@/lib/imports/types";
import { ImportControls } from "./import-controls";
import { ImportProgress } from "./import-progress";
import { ImportRows } from "./import-rows";
import { MappingForm } from "./mapping-form";
import { StartForm } from "./start-form";
import { stateTones, stateWords } from "./words";

/** How often a moving import is asked for when no event told of it. Milliseconds. */
const AGAIN_MS = 5_000;

interface ImportViewProps {
  importId: string;
  canWrite: boolean;
  connections: readonly ConnectionChoice[];
  countries: readonly { value: string; label: string }[];
}

const back = { href: "/clients/import", label: "Imports" };

/** One import, from its columns to its result. */
export function ImportView({ importId, canWrite, connections, countries }: ImportViewProps) {
  const queries = useQueryClient();
  const { data, error, refetch, isFetching } = useQuery({
    ...importOptions(importId),
    refetchInterval: ({ state }) =>
      state.data?.state === "checking" || state.data?.state === "running" ? AGAIN_MS : false,
  });
  const moved = data && `${data.state} ${data.counts.pending === 0}`;
  useEffect(() => {
    // What came of the rows is known once the state moves on or nothing waits any more.
    if (moved) void queries.invalidateQueries({ queryKey: importKeys.rows(importId) });
  }, [queries, importId, moved]);
  if (!data) {
    return (
      <>
        <PageHeader title="Import" back={back} />
        {error ? (
          <ErrorState error={error} onRetry={() => refetch()} retrying={isFetching} />
        ) : (
          <SkeletonRows rows={8} height="line" label="Loading the import" />
        )}
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={data.fileName ?? "Import"}
        back={back}
        description={
          <span className="flex flex-wrap items-center gap-2">
            <Badge tone={stateTones[data.state]}>{stateWords[data.state]}</Badge>
            <span>
              {plural(data.total, "row")}, {data.format === "csv" ? "CSV" : "JSON of Amiqus API v1"}, by{" "}
              {data.createdBy}
            </span>
          </span>
        }
        actions={<ImportControls detail={data} canWrite={canWrite} />}
      />
      <ImportBody detail={data} canWrite={canWrite} connections={connections} countries={countries} />
    </>
  );
}

function ImportBody({
  detail,
  canWrite,
  connections,
  countries,
}: Omit<ImportViewProps, "importId"> & { detail: ImportDetail }) {
  const [remapping, setRemapping] = useState(false);
  if (detail.state === "mapping" || (detail.state === "ready" && remapping)) {
    if (!canWrite) return <Notice>Somebody who may create clients has to choose the columns first.</Notice>;
    return <MappingForm detail={detail} countries={countries} onDone={() => setRemapping(false)} />;
  }
  return (
    <div className="flex flex-col gap-6">
      <ImportProgress detail={detail} />
      <StatusNotes detail={detail} />
      {detail.state === "ready" && canWrite && (
        <>
          <StartForm detail={detail} connections={connections} />
          {detail.format === "csv" && (
            <div>
              <Button size="sm" onClick={() => setRemapping(true)}>
                Choose other columns
              </Button>
            </div>
          )}
        </>
      )}
      {detail.state !== "checking" && !(detail.state === "cancelled" && detail.startedAt === null) && (
        <Section title={detail.state === "ready" ? "What would come of each row" : "Rows"}>
          <ImportRows detail={detail} />
        </Section>
      )}
    </div>
  );
}

/** What v1 said that v2, or the desk, has no place for. */
function StatusNotes({ detail }: { detail: ImportDetail }) {
  const unknown = Object.entries(detail.notes.unknownStatuses ?? {});
  const pending = detail.notes.pendingStatuses ?? 0;
  if (unknown.length === 0 && pending === 0) return null;
  return (
    <Notice title="Statuses of API v1">
      {pending > 0 && <p>{plural(pending, "client")} with status 1, which is “pending” in v2.</p>}
      {unknown.map(([status, rows]) => (
        <p key={status}>
          {plural(rows, "client")} with status {status}, which has no known meaning in v2 and is left empty.
        </p>
      ))}
      <p>New clients start with the status that the provider gives them.</p>
    </Notice>
  );
}
