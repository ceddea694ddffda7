import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { FILTER_CLOSED } from "@/lib/providers/action-management/assumptions";
import { hubConnection, readingHub } from "./connection";
import { deskCases } from "./notes";
import type { HubCases } from "./schema";
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
  const { order, ascending, state, skip, top } = query;
  const page = await readingHub(ctx, id, "the cases", (hub) =>
    hub.queryCases({
      ...(state === "all"
        ? {}
        : {
            filters: [{ property: FILTER_CLOSED, operator: "equals" as const, values: [state === "closed"] }],
          }),
      include: ["listValues"],
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
