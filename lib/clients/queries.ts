import "server-only";
import { z } from "zod";
import type { TeamContext } from "@/lib/auth/context";
import { authorise } from "@/lib/auth/roles";
import { withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { personName } from "@/lib/format/names";
import type { SearchClients } from "./schema";
import type { ClientPage } from "./types";

const cursorSchema = z.tuple([z.iso.datetime(), z.uuid()]);

function readCursor(cursor: string | null): { at: Date; id: string } | null {
  if (cursor === null) return null;
  try {
    const [at, id] = cursorSchema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    return { at: new Date(at), id };
  } catch {
    throw new AppError("invalid", "The list has moved on. Load it again.");
  }
}

function writeCursor(row: { updatedAt: Date; id: string }): string {
  return Buffer.from(JSON.stringify([row.updatedAt.toISOString(), row.id])).toString("base64url");
}

/** Words of a search text, each of which must occur; LIKE's own signs mean themselves. */
export function clientSearchTerms(text: string): string[] {
  const words = text.normalize("NFKC").toLowerCase().split(/\s+/u);
  return words
    .filter((word) => word !== "")
    .slice(0, 8)
    .map((word) => word.replace(/[\\%_]/g, "\\$&"));
}

/**
 * A page of the team's clients, last changed first, by keyset. Every word of `text` must occur in a name, the e-mail or
 * the reference. Throws AppError `forbidden`, `invalid`.
 */
export async function listClients(ctx: TeamContext, search: SearchClients): Promise<ClientPage> {
  authorise(ctx, "client.read");
  const after = readCursor(search.cursor);
  const rows = await withTeam(ctx.teamId, (tx) =>
    tx.client.findMany({
      where: {
        teamId: ctx.teamId,
        archivedAt: null,
        AND: [
          ...clientSearchTerms(search.text).map((term) => ({ searchText: { contains: term } })),
          ...(after
            ? [
                { updatedAt: { lte: after.at } },
                { OR: [{ updatedAt: { lt: after.at } }, { id: { lt: after.id } }] },
              ]
            : []),
        ],
      },
      orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
      take: search.limit + 1,
      select: {
        id: true,
        title: true,
        firstName: true,
        middleName: true,
        lastName: true,
        email: true,
        reference: true,
        dob: true,
        updatedAt: true,
        links: { select: { connection: { select: { name: true } } } },
        _count: {
          select: {
            cases: {
              where: { archivedAt: null, status: { notIn: ["approved", "rejected", "closed"] } },
            },
          },
        },
      },
    }),
  );
  const page = rows.slice(0, search.limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => ({
      id: row.id,
      name: personName({ firstName: row.firstName, middleName: row.middleName, lastName: row.lastName }),
      email: row.email,
      reference: row.reference,
      dob: row.dob?.toISOString().slice(0, 10) ?? null,
      connections: row.links.map((link) => link.connection.name),
      openCases: row._count.cases,
      updatedAt: row.updatedAt.toISOString(),
    })),
    nextCursor: rows.length > search.limit && last ? writeCursor(last) : null,
  };
}
