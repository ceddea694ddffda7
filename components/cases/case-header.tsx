"use client";

import { ArrowLeft, ChevronLeft, ChevronRight, RefreshCw } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Freshness } from "@/components/ui/freshness";
import { IconButton } from "@/components/ui/icon-button";
import { Notice } from "@/components/ui/notice";
import { StatusMark } from "@/components/ui/status-mark";
import type { CaseView } from "@/lib/cases/types";
import { attentionLabel, kindLabels } from "@/lib/cases/words";
import { count } from "@/lib/format/names";
import { providerName } from "@/lib/providers/names";
import { isStale, useQueue } from "./queue-context";
import type { Refresh } from "./use-refresh";

/** Whose case this is, where it stands, how fresh that is, and the way to its neighbours. */
export function CaseHeader({ view, refresh }: { view: CaseView; refresh: Refresh }) {
  const { rows, total, openId, step, close } = useQueue();
  const { row, connection } = view;
  const provider = providerName(row.provider);
  const at = rows.findIndex((one) => one.id === openId);
  return (
    <header className="flex shrink-0 flex-col gap-2 px-4 pt-4 desk:px-6">
      <div className="flex items-start gap-2 max-desk:flex-wrap">
        <span className="desk:hidden">
          <IconButton
            label="Back to the list"
            icon={<ArrowLeft className="size-4" />}
            variant="quiet"
            onClick={close}
          />
        </span>
        <div className="min-w-0 flex-1 max-desk:order-last max-desk:basis-full">
          <h1 className="wrap-anywhere font-semibold text-lg">
            {row.clientName ?? row.title}
            {row.clientName && <span className="font-normal text-ink-2"> · {row.title}</span>}
          </h1>
        </div>
        <nav
          aria-label="Queue"
          className="flex shrink-0 items-center gap-1 text-ink-2 text-sm tabular-nums max-desk:ml-auto"
          data-print="hide"
        >
          {at >= 0 && (
            <span>
              <span className="sr-only">Case </span>
              {count(at + 1)}/{total === null ? `${count(rows.length)}` : count(total)}
            </span>
          )}
          <IconButton
            label="Previous case"
            keys="k"
            icon={<ChevronLeft className="size-4" />}
            variant="quiet"
            disabled={at <= 0}
            onClick={() => step(-1)}
          />
          <IconButton
            label="Next case"
            keys="j"
            icon={<ChevronRight className="size-4" />}
            variant="quiet"
            disabled={at < 0 || at >= rows.length - 1}
            onClick={() => step(1)}
          />
        </nav>
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StatusMark
          status={row.status}
          rawStatus={row.rawStatus}
          providerLabel={provider}
          holdUntil={row.holdUntil}
          waitingOn={row.waitingOn}
        />
        {row.attention && <Badge tone="review">{attentionLabel(row.attention)}</Badge>}
        {row.archived && <Badge>Archived</Badge>}
        <Badge>
          {provider} {kindLabels[row.kind].toLowerCase()}
        </Badge>
        <span className="flex items-center gap-1">
          <span role="status" className="text-ink-2 text-sm">
            {refresh.fetching && "Fetching details"}
          </span>
          {!refresh.fetching && (
            <Freshness
              source={row.confirmedBy}
              at={row.confirmedAt}
              unreachable={isStale(connection) ? provider : undefined}
            />
          )}
          {view.traits.readsBack && (
            <IconButton
              label={`Ask ${provider} now`}
              size="sm"
              variant="quiet"
              icon={<RefreshCw className="size-3.5" />}
              pending={refresh.fetching}
              onClick={refresh.run}
            />
          )}
        </span>
      </div>
      {refresh.problem && (
        <Notice
          tone="warning"
          action={
            <Button size="sm" onClick={refresh.run} pending={refresh.fetching}>
              Try again
            </Button>
          }
        >
          {refresh.problem}
        </Notice>
      )}
    </header>
  );
}
