import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { CaseFrame } from "@/components/cases/case-frame";
import { requireTeam } from "@/lib/auth/context";
import { listKey, loadListParams } from "@/lib/cases/list-params";
import { getCaseDesk } from "@/lib/cases/queries";
import { caseDeskOptions, casePagesOptions, PAGE } from "@/lib/cases/query-options";
import { searchCases } from "@/lib/cases/search";

export default async function QueueLayout({ children }: { children: ReactNode }) {
  const ctx = await requireTeam();
  const path = (await headers()).get("x-gatehouse-path") ?? "";
  const list = listKey(loadListParams(new URLSearchParams(path.split("?")[1])), "");
  const client = new QueryClient();
  await Promise.all([
    client.prefetchInfiniteQuery({
      ...casePagesOptions(list),
      queryFn: () => searchCases(ctx, { ...list, limit: PAGE }),
    }),
    client.prefetchQuery({ ...caseDeskOptions(), queryFn: () => getCaseDesk(ctx) }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <CaseFrame role={ctx.role} memberId={ctx.memberId}>
        {children}
      </CaseFrame>
    </HydrationBoundary>
  );
}
