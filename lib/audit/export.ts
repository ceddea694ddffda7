import "server-only";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { withTeam } from "@/lib/db/client";
import { csvLine } from "./csv";
import { listAudit } from "./queries";
import { recordAudit } from "./record";
import type { AuditExport, AuditFilter } from "./schema";
import type { AuditRow } from "./types";

const columns = [
  "seq",
  "at",
  "actor",
  "actor kind",
  "actor id",
  "ip",
  "action",
  "object type",
  "object id",
  "case id",
  "client id",
  "outcome",
  "changed fields",
  "detail",
  "previous hash",
  "hash",
];

const cells = (row: AuditRow) => [
  row.seq,
  row.at,
  row.actorName,
  row.actorKind,
  row.actorId,
  row.ip,
  row.action,
  row.objectType,
  row.objectId,
  row.caseId,
  row.clientId,
  row.outcome,
  row.changedFields.join(" "),
  JSON.stringify(row.detail),
  row.prevHash,
  row.hash,
];

async function* pages(ctx: TeamContext, filter: AuditFilter): AsyncGenerator<AuditRow[]> {
  let cursor: string | null | undefined;
  do {
    const page = await listAudit(ctx, { ...filter, limit: 200, ...(cursor ? { cursor } : {}) });
    yield page.items;
    cursor = page.nextCursor;
  } while (cursor);
}

async function* csv(ctx: TeamContext, filter: AuditFilter): AsyncGenerator<string> {
  yield csvLine(columns);
  for await (const rows of pages(ctx, filter)) yield rows.map((row) => csvLine(cells(row))).join("");
}

async function* json(ctx: TeamContext, filter: AuditFilter): AsyncGenerator<string> {
  let first = true;
  for await (const rows of pages(ctx, filter)) {
    const text = rows.map((row) => JSON.stringify(row)).join(",\n");
    if (text === "") continue;
    yield `${first ? "[\n" : ",\n"}${text}`;
    first = false;
  }
  yield first ? "[]\n" : "\n]\n";
}

/**
 * The filtered trail as a download, streamed page by page, the newest first. The export itself is audited before its
 * first byte.
 */
export async function exportAudit(ctx: TeamContext, input: AuditExport): Promise<Response> {
  authorise(ctx, "audit.read");
  await withTeam(ctx.teamId, (tx) =>
    recordAudit(tx, ctx, {
      action: "audit.export",
      objectType: "team",
      objectId: ctx.teamId,
      outcome: "done",
      detail: { format: input.format, filters: Object.keys(input.filter) },
    }),
  );
  const lines = input.format === "csv" ? csv(ctx, input.filter) : json(ctx, input.filter);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await lines.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
  const type = input.format === "csv" ? "text/csv; charset=utf-8" : "application/json";
  const name = `gatehouse-audit-${new Date().toISOString().slice(0, 10)}.${input.format}`;
  return new Response(body, {
    headers: { "content-type": type, "content-disposition": `attachment; filename="${name}"` },
  });
}
