import "server-only";
import { csvLine } from "@/lib/audit/csv";
import { recordAudit } from "@/lib/audit/record";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { clientSearchTerms } from "@/lib/clients/queries";
import { toAddress } from "@/lib/clients/rows";
import { withTeam } from "@/lib/db/client";
import { csvAnswer } from "./csv-answer";
import type { ClientExport } from "./schema";

const BATCH = 500;

const addressParts = [
  "unit",
  "house_name",
  "house_number",
  "street_name",
  "second_street",
  "district",
  "city",
  "province",
  "postcode",
  "country",
] as const;

const headings = [
  "id",
  "title",
  "other title",
  "first name",
  "middle name",
  "last name",
  "email",
  "mobile",
  "landline",
  "date of birth",
  "reference",
  ...addressParts.map((part) => part.replace("_", " ")),
  "known to",
  "created at",
  "updated at",
];

async function* lines(teamId: string, text: string): AsyncGenerator<string> {
  yield csvLine(headings);
  const terms = clientSearchTerms(text).map((term) => ({ searchText: { contains: term } }));
  // By id, so that a client changed meanwhile is neither missed nor told twice.
  for (let after: string | null = null, more = true; more; ) {
    const rows = await withTeam(teamId, (tx) =>
      tx.client.findMany({
        where: { teamId, archivedAt: null, AND: [...terms, ...(after ? [{ id: { gt: after } }] : [])] },
        orderBy: { id: "asc" },
        take: BATCH,
        include: { links: { select: { connection: { select: { name: true } } } } },
      }),
    );
    more = rows.length === BATCH;
    after = rows.at(-1)?.id ?? after;
    yield rows
      .map((row) => {
        const address = toAddress(row.address);
        return csvLine([
          row.id,
          row.title,
          row.otherTitle,
          row.firstName,
          row.middleName,
          row.lastName,
          row.email,
          row.mobile,
          row.landline,
          row.dob?.toISOString().slice(0, 10) ?? null,
          row.reference,
          ...addressParts.map((part) => address?.[part] ?? null),
          row.links.map((link) => link.connection.name).join("; "),
          row.createdAt.toISOString(),
          row.updatedAt.toISOString(),
        ]);
      })
      .join("");
  }
}

/**
 * The team's clients that match the search as CSV, streamed. An import of the same file finds all its columns. Audited
 * before the first byte; the search text is not. Throws AppError `forbidden`.
 */
export async function exportClients(ctx: TeamContext, input: ClientExport): Promise<Response> {
  authorise(ctx, "client.read");
  await withTeam(ctx.teamId, (tx) =>
    recordAudit(tx, ctx, {
      action: "client.export",
      objectType: "team",
      objectId: ctx.teamId,
      outcome: "done",
      detail: { searched: input.text !== "" },
    }),
  );
  return csvAnswer(lines(ctx.teamId, input.text), "gatehouse-clients");
}
