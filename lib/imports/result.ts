import "server-only";
import { csvLine } from "@/lib/audit/csv";
import { recordAudit } from "@/lib/audit/record";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { withTeam } from "@/lib/db/client";
import { csvAnswer } from "@/lib/exports/csv-answer";
import { getImport } from "./queries";
import { toReasons } from "./store";

const BATCH = 1_000;

async function* lines(teamId: string, importId: string): AsyncGenerator<string> {
  yield csvLine(["row", "outcome", "client id", "message"]);
  for (let after = 0, more = true; more; ) {
    const rows = await withTeam(teamId, (tx) =>
      tx.importRow.findMany({
        where: { importId, teamId, row: { gt: after } },
        orderBy: { row: "asc" },
        take: BATCH,
        select: { row: true, state: true, clientId: true, reasons: true },
      }),
    );
    more = rows.length === BATCH;
    after = rows.at(-1)?.row ?? after;
    yield rows
      .map(({ row, state, clientId, reasons }) => {
        const said = toReasons(reasons).map(({ field, message }) =>
          field ? `${field}: ${message}` : message,
        );
        return csvLine([row, state === "pending" ? "waiting" : state, clientId, said.join(" ")]);
      })
      .join("");
  }
}

/** What became of every row, as CSV. Audited before the first byte. Throws AppError `forbidden`, `not-found`. */
export async function importResult(ctx: TeamContext, importId: string): Promise<Response> {
  authorise(ctx, "client.read");
  const { id, total } = await getImport(ctx, importId);
  await withTeam(ctx.teamId, (tx) =>
    recordAudit(tx, ctx, {
      action: "import.download",
      objectType: "import",
      objectId: id,
      outcome: "done",
      detail: { rows: total },
    }),
  );
  return csvAnswer(lines(ctx.teamId, id), "gatehouse-import");
}
