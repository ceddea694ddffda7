"use client";

import { usePathname, useSearchParams, useSelectedLayoutSegment } from "next/navigation";
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo } from "react";
import { SplitView } from "@/components/frame/split-view";
import { useActions } from "@/components/frame/use-actions";
import type { Role } from "@/lib/auth/roles";
import type { CaseDesk } from "@/lib/cases/types";
import { CaseQueue } from "./case-queue";
import { CaseSkeleton } from "./case-skeleton";
import { fetchLater, later } from "./later";
import { type Queue, QueueContext, useQueue } from "./queue-context";
import { useCaseList } from "./use-case-list";

const ChooseCase = lazy(() => later.chooseCase().then((module) => ({ default: module.ChooseCase })));
const CasePage = lazy(() => later.casePage().then((module) => ({ default: module.CasePage })));

const emptyDesk: CaseDesk = { members: [], connections: [] };

/** The case in a path of ours, or null. */
function caseOf(path: string): string | null {
  return /^\/cases\/([0-9a-f-]{36})$/i.exec(path)?.[1] ?? null;
}

/**
 * Queue left, case right. Moving between cases changes the URL without asking the server for a page: the case's data
 * comes by the query cache. What the server rendered (`children`) shows as long as it is of the case in the URL.
 */
export function CaseFrame({
  role,
  memberId,
  children,
}: {
  role: Role;
  memberId: string;
  children: ReactNode;
}) {
  const query = useSearchParams().toString();
  const openId = caseOf(usePathname());
  const served = useSelectedLayoutSegment();
  const list = useCaseList();
  const { rows, counts, params, searchable } = list;

  const tail = `${query === "" ? "" : `?${query}`}${searchable ? `#${new URLSearchParams({ q: list.text })}` : ""}`;
  const hrefOf = useCallback((id: string) => `/cases/${id}${tail}`, [tail]);
  const open = useCallback((id: string) => window.history.pushState(null, "", hrefOf(id)), [hrefOf]);
  const close = useCallback(
    () =>
      window.history.pushState(
        null,
        "",
        `/cases${tail.replace(/tab=[^&#]*&?/, "").replace(/[?&](?=#|$)/, "")}`,
      ),
    [tail],
  );
  const step = useCallback(
    (by: 1 | -1) => {
      const at = rows.findIndex((row) => row.id === openId);
      const next = rows[at + by];
      if (at >= 0 && next) window.history.replaceState(null, "", hrefOf(next.id));
    },
    [rows, openId, hrefOf],
  );

  useEffect(() => {
    document.title = `${openId === null ? "Cases" : "Case"} · Gatehouse`;
  }, [openId]);

  const counted = totalOf(counts, params, searchable);
  // Rows that left the filter stay in their places, so there may be more of them than the counters say.
  const total = counted === null ? null : Math.max(counted, rows.length);
  const queue: Queue = useMemo(
    () => ({
      role,
      memberId,
      rows,
      counts,
      total,
      desk: list.desk ?? emptyDesk,
      openId,
      hrefOf,
      open,
      close,
      step,
    }),
    [role, memberId, rows, counts, total, list.desk, openId, hrefOf, open, close, step],
  );

  useActions(
    useMemo(
      () => [
        {
          id: "case.close",
          label: "Back to the list",
          group: "Case",
          keys: "escape",
          hidden: true,
          enabled: openId !== null,
          run: close,
        },
      ],
      [openId, close],
    ),
  );

  return (
    <QueueContext value={queue}>
      <SplitView
        listLabel="Case list"
        pane={openId === null ? "list" : "detail"}
        list={<CaseQueue list={list} />}
        detail={<Detail openId={openId} served={served} rendered={children} />}
      />
    </QueueContext>
  );
}

/** What the counters say of this filter; they know status, assignee and archive, so anything else is not counted. */
function totalOf(
  counts: Queue["counts"],
  params: ReturnType<typeof useCaseList>["params"],
  searchable: boolean,
): number | null {
  const other =
    searchable ||
    params.provider.length > 0 ||
    params.kind.length > 0 ||
    params.waiting.length > 0 ||
    params.attention !== "" ||
    params.client !== "" ||
    params.connection !== "";
  if (!counts || other) return null;
  if (params.status.length === 0) return counts.all;
  return params.status.reduce((sum, status) => sum + counts.status[status], 0);
}

function Detail({
  openId,
  served,
  rendered,
}: {
  openId: string | null;
  served: string | null;
  rendered: ReactNode;
}) {
  const { rows, role } = useQueue();
  useEffect(() => {
    const timer = setTimeout(fetchLater, 200);
    return () => clearTimeout(timer);
  }, []);

  if (openId === served) return rendered;
  if (openId === null) {
    return (
      <Suspense>
        <ChooseCase role={role} />
      </Suspense>
    );
  }
  return (
    <Suspense fallback={<CaseSkeleton row={rows.find((row) => row.id === openId)} />}>
      <CasePage key={openId} caseId={openId} />
    </Suspense>
  );
}
