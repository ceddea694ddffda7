import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { FILTER_CLOSED, INCLUDES } from "@/lib/providers/action-management/assumptions";
import type { CaseQuery } from "@/lib/providers/action-management/list-input";
import { hubConnection, readingHub } from "./connection";
import { deskCases } from "./notes";
import { boundOf, type HubCases } from "./schema";
import type { HubCasePageDto } from "./types";
import { toHubCase } from "./views";

/**
 * The hub's own list of its cases, filtered and ordered by the hub, at most 100 a page. Any member may read. Throws
 * AppError.
 */
export async function hubCases(
  ctx: TeamContext,
  connectionId: string,
  query: HubCases,
): Promise<HubCasePageDto> {
  authorise(ctx, "connection.read");
  authorise(ctx, "case.read");
  const id = await hubConnection(ctx, connectionId);
  const { order, ascending, skip, top, people } = query;
  const page = await readingHub(ctx, id, "the cases", (hub) =>
    hub.queryCases({
      filters: filtersOf(query),
      include: people ? [...INCLUDES] : ["listValues"],
      orderBy: { property: order },
      orderByAscending: ascending,
      skip,
      top,
    }),
  );
  const known = await deskCases(
    ctx,
    id,
    page.rows.map((row) => String(row.value.id)),
  );
  return {
    items: page.rows.map((row) => toHubCase(row, known.get(String(row.value.id)) ?? null)),
    skip,
    top,
    total: page.total,
    hasMore: page.total === null ? page.read === top : skip + page.read < page.total,
  };
}

function filtersOf({ state, property, operator, value }: HubCases): CaseQuery["filters"] {
  const bound = boundOf(property, value);
  return [
    ...(state === "all"
      ? []
      : [{ property: FILTER_CLOSED, operator: "equals" as const, values: [state === "closed"] }]),
    ...(property === "" || bound === null ? [] : [{ property, operator, values: [bound] }]),
  ];
}
