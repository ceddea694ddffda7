import { setTimeout as pause } from "node:timers/promises";
import { encode } from "next-auth/jwt";
import { Client } from "pg";
import { cookieName, type SessionClaims } from "@/lib/auth/cookie";
import { openSession } from "@/lib/auth/session";
import { seedCases } from "@/lib/cases/bench-seed";
import { cursorAfter } from "@/lib/cases/cursor";
import type { CaseSort } from "@/lib/cases/types";
import { withSystem, withTeam } from "@/lib/db/client";
import { env } from "@/lib/env";
import type { Stack } from "./stack";

/** A running desk with many cases, and somebody signed in. */
export interface BenchDesk {
  readonly appUrl: string;
  readonly teamId: string;
  readonly connectionId: string;
  /** A member who is not the one signed in. */
  readonly colleagueId: string;
  readonly claims: SessionClaims;
  readonly cookie: string;
  /** Rows at random places of the index: where pages begin. */
  readonly places: readonly Place[];
}

type Place = Parameters<typeof cursorAfter>[1];

/** Fills the demo team's index with `cases` cases and opens a session for its staff member. */
export async function prepareDesk(stack: Stack, cases: number): Promise<BenchDesk> {
  const found = await withSystem(async (tx) => {
    const staff = await tx.member.findFirstOrThrow({ where: { user: { email: "staff@demo.test" } } });
    const { teamId } = staff;
    const colleague = await tx.member.findFirstOrThrow({ where: { teamId, id: { not: staff.id } } });
    const connection = await tx.connection.findFirstOrThrow({ where: { teamId, provider: "amiqus" } });
    const input = { userId: staff.userId, teamId, ip: null, userAgent: "bench" };
    const claims = await openSession(tx, input);
    return { teamId, claims, colleagueId: colleague.id, connectionId: connection.id };
  });
  const { teamId, connectionId, claims } = found;
  await withTeam(teamId, (tx) => seedCases(tx, teamId, connectionId, cases), { timeoutMs: 3_600_000 });
  await vacuum(stack.databaseUrl);
  const token = await encode({ token: { ...claims }, secret: env.nextauthSecret });
  const cookie = `${cookieName("session")}=${token}`;
  return { appUrl: stack.appUrl, cookie, places: await randomPlaces(teamId), ...found };
}

/** What autovacuum does in its own time. Rows count as seen by all only once nobody works from before they came. */
async function vacuum(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (let tries = 0; tries < 60; tries += 1) {
      await client.query("VACUUM (ANALYZE) cases, case_counters");
      const { rows } = await client.query<{ done: boolean }>(
        "SELECT relallvisible >= 0.99 * relpages AS done FROM pg_class WHERE oid = 'cases'::regclass",
      );
      if (rows[0]?.done) return;
      await pause(1000);
    }
    throw new Error("The case index could not be vacuumed: something holds an old view of it.");
  } finally {
    await client.end();
  }
}

async function randomPlaces(teamId: string): Promise<Place[]> {
  const ids = await withTeam(
    teamId,
    (tx) => tx.$queryRaw<{ id: string }[]>`SELECT id FROM cases ORDER BY random() LIMIT 200`,
  );
  const rows = await withTeam(teamId, (tx) =>
    tx.case.findMany({ where: { teamId, id: { in: ids.map(({ id }) => id) } } }),
  );
  return rows.map((row) => ({
    id: row.id,
    connectionId: row.connectionId,
    kind: row.kind,
    provider: row.provider,
    title: row.title,
    ...(row.clientName === null ? {} : { clientName: row.clientName }),
    status: row.status,
    rawStatus: row.rawStatus,
    summary: { checks: 0, done: 0, flagged: 0 },
    ...(row.dueAt === null ? {} : { dueAt: row.dueAt.toISOString() }),
    updatedAt: row.providerUpdatedAt.toISOString(),
    confirmedAt: row.confirmedAt.toISOString(),
    confirmedBy: row.confirmedBy,
    archived: row.archivedAt !== null,
    createdAt: row.providerCreatedAt.toISOString(),
  }));
}

/** A cursor in the middle of the whole index, another one for each `n`: the page after it is as deep as that. */
export function deepCursor(desk: BenchDesk, sort: CaseSort, n: number): string | null {
  const place = desk.places[n % desk.places.length];
  return place ? cursorAfter(sort, place) : null;
}
