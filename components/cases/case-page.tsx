"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { parseAsString, useQueryState } from "nuqs";
import { useEffect, useState } from "react";
import { OperationNotices } from "@/components/operations/operation-notice";
import { ErrorState } from "@/components/ui/error-state";
import { Tabs } from "@/components/ui/tabs";
import { ApiError } from "@/lib/api-client";
import { may } from "@/lib/auth/roles";
import { caseOptions } from "@/lib/cases/query-options";
import type { CaseView } from "@/lib/cases/types";
import { CaseActions } from "./case-actions";
import { CaseHeader } from "./case-header";
import { CaseSkeleton } from "./case-skeleton";
import { ChecksTab } from "./checks-tab";
import type { CaseDialog } from "./dialog-kinds";
import { DocumentsTab } from "./documents-tab";
import { FactsPanel } from "./facts-panel";
import { OverviewTab } from "./overview-tab";
import { tabsOf } from "./provider-tab-list";
import { ownsTab, ProviderTabView } from "./provider-tabs";
import { useQueue } from "./queue-context";
import { markSeen } from "./seen";
import { TimelineTab } from "./timeline-tab";
import { useRefresh } from "./use-refresh";
import { useWide } from "./use-wide";

const CaseDialogs = dynamic(() => import("./case-dialogs").then((module) => module.CaseDialogs), {
  ssr: false,
});

// In the URL, so that it outlives a reload, can be shared, and stays from one case to the next.
const tabParser = parseAsString.withDefault("overview").withOptions({ history: "replace" });

/** The open case: header with its actions, what came back, and the facts beside it. */
export function CasePage({ caseId }: { caseId: string }) {
  const { rows } = useQueue();
  const { data: view, error, isFetching, refetch } = useQuery(caseOptions(caseId));
  useEffect(() => markSeen(caseId), [caseId]);

  if (view) return <LoadedCase key={caseId} view={view} />;
  if (error) {
    const shown = error instanceof ApiError ? error : { message: "Gatehouse did not answer." };
    return (
      <ErrorState
        wholePage
        title={
          error instanceof ApiError && error.status === 404
            ? "There is no such case"
            : "The case could not be loaded"
        }
        kept="The list is as it was."
        error={shown}
        onRetry={() => void refetch()}
        retrying={isFetching}
      />
    );
  }
  return <CaseSkeleton row={rows.find((row) => row.id === caseId)} />;
}

function LoadedCase({ view }: { view: CaseView }) {
  const { role } = useQueue();
  const [asked, setTab] = useQueryState("tab", tabParser);
  const [dialog, setDialog] = useState<CaseDialog | null>(null);
  const refresh = useRefresh(view);
  const wide = useWide();
  const { content } = view;
  const tabs = [
    { id: "overview", label: "Overview" },
    ...(view.row.kind === "record" || (content?.checks.length ?? 0) > 0
      ? [{ id: "checks", label: "Checks", count: content?.checks.length }]
      : []),
    ...(view.row.kind === "record" || (content?.documents.length ?? 0) > 0
      ? [{ id: "documents", label: "Documents", count: content?.documents.length }]
      : []),
    ...tabsOf(view.row.provider),
    { id: "timeline", label: "Timeline" },
    ...(wide ? [] : [{ id: "facts", label: "Facts" }]),
  ];
  const tab = tabs.some(({ id }) => id === asked) ? asked : "overview";
  return (
    <div className="flex h-full min-h-0">
      <article className="flex h-full min-h-0 min-w-0 flex-1 flex-col" aria-label="Case">
        <div className="flex min-h-0 flex-1 flex-col overflow-auto">
          <CaseHeader view={view} refresh={refresh} />
          <CaseActions view={view} onDialog={setDialog} />
          <div className="flex shrink-0 grow flex-col gap-4 px-4 pb-10 desk:px-6">
            <OperationNotices
              subjectType="case"
              subjectId={view.row.id}
              mayResolve={may(role, "operation.resolve")}
            />
            <div>
              <Tabs label="Parts of the case" value={tab} onChange={(id) => void setTab(id)} tabs={tabs}>
                <div className="pt-4">
                  {tab === "overview" && (
                    <OverviewTab view={view} onDialog={setDialog} onTab={(id) => void setTab(id)} />
                  )}
                  {tab === "checks" && !ownsTab(view.row.provider, "checks") && (
                    <ChecksTab view={view} fetching={refresh.fetching} />
                  )}
                  {tab === "documents" && <DocumentsTab view={view} fetching={refresh.fetching} />}
                  <ProviderTabView view={view} tab={tab} />
                  {tab === "timeline" && <TimelineTab entries={view.timeline} view={view} />}
                  {tab === "facts" && (
                    <>
                      <h2 className="sr-only">Facts</h2>
                      <FactsPanel view={view} />
                    </>
                  )}
                </div>
              </Tabs>
            </div>
          </div>
        </div>
      </article>
      <aside
        aria-label="Facts"
        className="hidden h-full min-h-0 w-74 shrink-0 overflow-auto border-l px-4 py-4 facts:block"
      >
        <h2 className="mb-2 font-semibold">Facts</h2>
        <FactsPanel view={view} />
      </aside>
      {dialog && <CaseDialogs view={view} dialog={dialog} onClose={() => setDialog(null)} />}
    </div>
  );
}
