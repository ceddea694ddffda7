import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { plainRows, type Tx, teamRows, withSystem, withTeam } from "./client";
import { newId } from "./ids";
import { countStatements } from "./pool";
import { sql } from "./sql";
import { createTestDatabase, runSql, type TestDatabase } from "./testing";
import { assertOutsideTransaction } from "./transaction-guard";

let database: TestDatabase;
const [red, blue] = [newId(), newId()];

beforeAll(async () => {
  database = await createTestDatabase();
  await withSystem(async (tx) => {
    for (const [id, name] of [
      [red, "Red"],
      [blue, "Blue"],
    ] as const) {
      await tx.team.create({ data: { id, name } });
      await addClient(tx, id, `${name} client`);
    }
  });
});
afterAll(() => database.drop());

function addClient(tx: Tx, teamId: string, lastName: string) {
  return tx.client.create({
    data: {
      id: newId(),
      teamId,
      firstName: "Ada",
      lastName,
      email: "ada@example.test",
      searchText: lastName,
    },
  });
}

describe("teamRows", () => {
  const names = sql`select last_name as name from clients where last_name like ${"%client"}`;

  it("sees its own team only and changes nothing", async () => {
    expect(await teamRows(blue, names)).toEqual([{ name: "Blue client" }]);
    await expect(teamRows(blue, sql`update clients set last_name = 'Taken' returning id`)).rejects.toThrow(
      /read-only/,
    );
    expect(await teamRows(blue, names)).toEqual([{ name: "Blue client" }]);
  });

  it("leaves nothing set on the connection that it used, also after a failure", async () => {
    await teamRows(red, names);
    expect(await plainRows(names)).toEqual([]);
    await expect(teamRows(red, sql`select 1 / 0`)).rejects.toThrow(/division by zero/);
    expect(await plainRows(names)).toEqual([]);
  });

  it("ends a statement that takes too long", async () => {
    await expect(teamRows(red, sql`select pg_sleep(5)`, { timeoutMs: 50 })).rejects.toThrow(/timeout/);
  });

  it("costs BEGIN, one statement of settings, its own, COMMIT, and no transaction within another", async () => {
    const { statements, brackets } = await countStatements(() => teamRows(red, names));
    expect({ statements, brackets }).toEqual({ statements: 4, brackets: 2 });
    await expect(withTeam(red, () => teamRows(red, names))).rejects.toThrow(/open another transaction/);
  });
});

describe("withTeam", () => {
  it("sees its own team only, also through raw SQL", async () => {
    const seen = await withTeam(red, async (tx) => ({
      clients: await tx.client.findMany({ select: { lastName: true } }),
      teams: await tx.team.findMany({ select: { name: true } }),
      raw: await tx.$queryRaw<{ last_name: string }[]>`select last_name from clients`,
    }));
    expect(seen).toEqual({
      clients: [{ lastName: "Red client" }],
      teams: [{ name: "Red" }],
      raw: [{ last_name: "Red client" }],
    });
  });

  it("refuses to write into another team", async () => {
    await expect(withTeam(red, (tx) => addClient(tx, blue, "Smuggled"))).rejects.toThrow(
      /row-level security/,
    );
    const changed = await withTeam(red, (tx) =>
      tx.client.updateMany({ where: { teamId: blue }, data: { lastName: "Taken" } }),
    );
    expect(changed.count).toBe(0);
  });

  it("leaves nothing set on the connection that it used", async () => {
    await withTeam(red, (tx) => tx.client.count());
    const rows = await runSql<{ count: string }>(database.url, "select count(*) from clients");
    expect(rows).toEqual([{ count: "0" }]);
    const { plainClient } = await import("./client");
    expect(await plainClient().client.count()).toBe(0);
  });

  it("costs BEGIN, one statement of settings, COMMIT", async () => {
    await withTeam(red, (tx) => tx.client.count());
    const { statements, brackets } = await countStatements(() => withTeam(red, (tx) => tx.client.count()));
    expect({ statements, brackets }).toEqual({ statements: 4, brackets: 2 });
  });

  it("binds a superuser as well", async () => {
    const { disconnect } = await import("./client");
    const { setDatabaseUrl } = await import("@/lib/env");
    // The template was migrated by the owner; the role exists once a superuser has migrated somewhere in the cluster.
    await runSql(
      database.adminUrl,
      `do $$ begin create role gatehouse_app nologin; exception when duplicate_object then null; end $$;
       grant usage on schema public to gatehouse_app;
       grant select, insert, update, delete on all tables in schema public to gatehouse_app`,
    );
    setDatabaseUrl(database.adminUrl);
    try {
      expect(await withTeam(red, (tx) => tx.client.count())).toBe(1);
      expect(await withSystem((tx) => tx.client.count())).toBe(2);
    } finally {
      await disconnect();
      setDatabaseUrl(database.url);
    }
  });
});

describe("every table with team_id", () => {
  it("has its wall", async () => {
    const open = await runSql(
      database.adminUrl,
      `select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'team_id'
       where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
         and not (c.relrowsecurity and c.relforcerowsecurity
                  and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'team_wall'))`,
    );
    expect(open).toEqual([]);
  });
});

describe("inside a transaction", () => {
  it("refuses a second transaction and a provider call", async () => {
    await expect(withTeam(red, () => withSystem((tx) => tx.team.count()))).rejects.toThrow(
      /another transaction/,
    );
    await expect(withSystem(async () => assertOutsideTransaction())).rejects.toThrow(/call a provider/);
    expect(() => assertOutsideTransaction()).not.toThrow();
  });

  it("lets work that was started there and outlives it go on", async () => {
    let later: Promise<number> = Promise.resolve(0);
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    await withTeam(red, async () => {
      later = gate.then(() => withTeam(red, (tx) => tx.client.count()));
    });
    open();
    expect(await later).toBe(1);
  });

  it("runs again after a deadlock", async () => {
    const ids = await withTeam(red, async (tx) => [
      (await addClient(tx, red, "One")).id,
      (await addClient(tx, red, "Two")).id,
    ]);
    let waiting = 0;
    let go = () => {};
    const both = new Promise<void>((resolve) => {
      go = resolve;
    });
    let runs = 0;
    const swap = (order: string[]) =>
      withTeam(red, async (tx) => {
        runs += 1;
        for (const [index, id] of order.entries()) {
          await tx.client.update({ where: { id }, data: { title: "Dr" } });
          if (index === 0) {
            waiting += 1;
            if (waiting >= 2) go();
            await both;
          }
        }
      });
    await Promise.all([swap(ids), swap([...ids].reverse())]);
    expect(runs).toBe(3);
  });
});

describe("the audit trail", () => {
  const event = {
    teamId: red,
    at: new Date(0),
    actorKind: "system",
    action: "test",
    objectType: "team",
    outcome: "done",
    changedFields: [],
    detail: {},
    prevHash: "",
    hash: "",
  };
  beforeEach(() =>
    withTeam(red, async (tx) => {
      const seq = BigInt(await tx.auditEvent.count());
      await tx.auditEvent.create({ data: { ...event, seq } });
    }),
  );

  it.each([
    "update audit_events set action = 'other'",
    "delete from audit_events",
    "delete from audit_events where false",
    "truncate audit_events",
    "insert into audit_events select * from audit_events on conflict (team_id, seq) do update set action = 'other'",
  ])("refuses: %s", async (sql) => {
    await expect(withTeam(red, (tx) => tx.$executeRawUnsafe(sql))).rejects.toThrow(/append-only/);
    await expect(runSql(database.adminUrl, sql)).rejects.toThrow(/append-only/);
  });
});

describe("a transaction's connection", () => {
  it("gives right answers after PostgreSQL refused a statement among others", async () => {
    for (let round = 0; round < 20; round += 1) {
      const failing = withTeam(red, (tx) =>
        Promise.all([
          tx.client.count(),
          tx.$executeRaw`SELECT 1 / 0`,
          tx.client.findMany({ include: { links: true, cases: true } }),
        ]),
      );
      await expect(failing).rejects.toThrow();
      const [reds, blues] = await Promise.all([
        withTeam(red, (tx) => tx.client.findMany({ select: { teamId: true } })),
        withTeam(blue, (tx) => tx.client.findMany({ select: { teamId: true } })),
      ]);
      expect(new Set(reds.map((client) => client.teamId))).toEqual(new Set([red]));
      expect(new Set(blues.map((client) => client.teamId))).toEqual(new Set([blue]));
    }
  });
});
