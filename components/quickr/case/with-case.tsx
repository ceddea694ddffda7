"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Loaded } from "@/components/frame/loaded";
import { Notice } from "@/components/ui/notice";
import type { CaseView } from "@/lib/cases/types";
import { quickrCaseOptions, quickrKeys } from "@/lib/quickr/query-options";
import type { QuickrCaseDto } from "@/lib/quickr/types";
import { useQuickrWrite } from "../use-quickr-write";

/** What every Quickr tab shows of: the stored case, or its skeleton, or why it is not there. */
export function WithCase({
  view,
  children,
}: {
  view: CaseView;
  children: (quickr: QuickrCaseDto) => ReactNode;
}) {
  const query = useQuery(quickrCaseOptions(view.row.id));
  return (
    <Loaded query={query} what="case">
      {(quickr) => (
        <div className="flex flex-col gap-2 [&>section:first-of-type]:border-t-0 [&>section:first-of-type]:pt-0">
          {!quickr.complete && (
            <Notice>Only what Quickr’s list says is known yet. The rest appears once it is fetched.</Notice>
          )}
          {children(quickr)}
        </div>
      )}
    </Loaded>
  );
}

/** Writes about one case; what is shown of it is read again afterwards. */
export function useCaseWrites(caseId: string) {
  return useQuickrWrite([quickrKeys.case(caseId), ["cases"]]);
}
