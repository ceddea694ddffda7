import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeTeam } from "@/lib/auth/testing";
import { withSystem } from "@/lib/db/client";
import { newId } from "@/lib/db/ids";
import { createTestDatabase, runSql, type TestDatabase } from "@/lib/db/testing";
import { kekIdOf, open, seal } from "./envelope";
import { assertKeys, keyUse } from "./key-check";
import { rotateKeys } from "./rotate";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const old = { id: "old", key: randomBytes(32) };
const fresh = { id: "new", key: randomBytes(32) };

async function makeConnection(teamId: string): Promise<string> {
  const id = newId();
  const place = { table: "connections", rowId: id, teamId };
  await withSystem((tx) =>
    tx.connection.create({
      data: {
        id,
        teamId,
        provider: "amiqus",
        name: "Test",
        baseUrl: "http://127.0.0.1",
        credentials: seal(`canary-${id}`, { ...place, field: "credentials" }, [old]),
        webhookSecrets: seal("[]", { ...place, field: "webhook_secrets" }, [old]),
        credentialLastFour: "0000",
        credentialFingerprint: "0",
        webhookPath: id,
      },
    }),
  );
  return id;
}

describe("keys", () => {
  it("are checked at the start and rotated while the desk runs", async () => {
    await assertKeys([old]);
    await assertKeys([old]);
    await expect(assertKeys([{ id: "old", key: randomBytes(32) }])).rejects.toThrow(/is not the one/);
    await expect(assertKeys([fresh])).rejects.toThrow(/lacks the key "old"/);

    const team = await makeTeam();
    const ids: string[] = [];
    for (let number = 0; number < 7; number += 1) ids.push(await makeConnection(team));
    // Stopped after two batches, as by a kill, and run again.
    const stopping = rotateKeys([{ ...fresh }, old], 2);
    await stopping;
    expect(await rotateKeys([fresh, old], 2)).toBe(0);
    expect(await keyUse()).toEqual(new Map([["new", 14]]));
    await assertKeys([fresh]);
    const rows = await withSystem((tx) => tx.connection.findMany());
    for (const row of rows) {
      const place = { table: "connections", rowId: row.id, teamId: team, field: "credentials" };
      expect(kekIdOf(row.credentials)).toBe("new");
      expect(open(row.credentials, place, [fresh])).toBe(`canary-${row.id}`);
    }
  });

  it("leave no plaintext in the table", async () => {
    const rows = await runSql<{ credentials: string }>(
      database.adminUrl,
      "select credentials from connections",
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows)
      expect(Buffer.from(row.credentials, "base64").toString("latin1")).not.toContain("canary");
  });
});
