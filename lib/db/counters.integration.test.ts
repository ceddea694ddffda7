import { afterAll, beforeAll, expect, it } from "vitest";
import { withSystem, withTeam } from "./client";
import { newId } from "./ids";
import { createTestDatabase, type TestDatabase } from "./testing";

let database: TestDatabase;
const [team, other, connectionId, holder] = [newId(), newId(), newId(), newId()];
const nobody = "00000000-0000-0000-0000-000000000000";

beforeAll(async () => {
  database = await createTestDatabase();
  await withSystem(async (tx) => {
    for (const id of [team, other]) await tx.team.create({ data: { id, name: "Team" } });
    await tx.connection.create({
      data: {
        id: connectionId,
        teamId: team,
        provider: "amiqus",
        name: "Amiqus",
        baseUrl: "https://example.test",
        credentials: "",
        credentialLastFour: "",
        credentialFingerprint: "",
        webhookPath: "path",
      },
    });
  });
});
afterAll(() => database.drop());

const row = (number: number) => ({
  id: newId(),
  teamId: team,
  connectionId,
  provider: "amiqus",
  kind: "record" as const,
  providerCaseId: String(number),
  title: "Case",
  status: "needs_review" as const,
  rawStatus: "complete",
  summary: {},
  providerCreatedAt: new Date(0),
  providerUpdatedAt: new Date(0),
  confirmedAt: new Date(0),
  confirmedBy: "poll" as const,
  searchText: "case",
});

const counters = () =>
  withTeam(team, async (tx) => {
    const rows = await tx.caseCounter.findMany({ where: { count: { not: 0 } } });
    return Object.fromEntries(
      rows.map((kept) => [
        `${kept.status}/${kept.assigneeId === nobody ? "nobody" : "holder"}/${kept.archived}`,
        kept.count,
      ]),
    );
  });

it("follow inserts, moves, archiving and deletion", async () => {
  await withTeam(team, (tx) => tx.case.createMany({ data: [1, 2, 3].map(row) }));
  expect(await counters()).toEqual({ "needs_review/nobody/false": 3 });

  await withTeam(team, async (tx) => {
    await tx.case.updateMany({ where: { providerCaseId: { in: ["1", "2"] } }, data: { assigneeId: holder } });
    await tx.case.updateMany({ where: { providerCaseId: "1" }, data: { status: "approved" } });
    await tx.case.updateMany({ data: { title: "Renamed" } });
    await tx.case.updateMany({ where: { providerCaseId: "3" }, data: { archivedAt: new Date(0) } });
  });
  expect(await counters()).toEqual({
    "approved/holder/false": 1,
    "needs_review/holder/false": 1,
    "needs_review/nobody/true": 1,
  });

  await withTeam(team, (tx) => tx.case.deleteMany({ where: { providerCaseId: "2" } }));
  expect(await counters()).toEqual({ "approved/holder/false": 1, "needs_review/nobody/true": 1 });
});

it("stay right when many change cases at once", async () => {
  await withTeam(team, async (tx) => {
    await tx.case.deleteMany();
    await tx.case.createMany({ data: Array.from({ length: 40 }, (_, index) => row(100 + index)) });
  });
  const statuses = ["approved", "rejected", "on_hold", "needs_review"] as const;
  await Promise.all(
    Array.from({ length: 24 }, (_, turn) =>
      withTeam(team, (tx) =>
        tx.case.updateMany({
          where: { providerCaseId: { in: [100 + turn, 101 + turn, 139 - turn].map(String) } },
          data: { status: statuses[turn % 4] },
        }),
      ),
    ),
  );
  const counted = await withTeam(team, (tx) => tx.case.groupBy({ by: ["status"], _count: true }));
  expect(await counters()).toEqual(
    Object.fromEntries(counted.map((group) => [`${group.status}/nobody/false`, group._count])),
  );
});

it("belong to their team", async () => {
  expect(await withTeam(other, (tx) => tx.caseCounter.count())).toBe(0);
});
