import { readFile } from "node:fs/promises";
import { sql } from "./database";
import { desks, environment, secretCanaries, tokenCanary } from "./environment";
import { expect, test } from "./fixtures";
import { sandbox } from "./sandbox";
import { sealedSecrets } from "./watch";

// Runs after all others: what they left behind at every desk is searched for what must not be there.

test("what the app printed holds no token, no secret and no e-mail", async () => {
  const log = await readFile(environment.appLog, "utf8");
  expect(log).toContain("background work runs");
  for (const secret of secretCanaries) expect(log).not.toContain(secret);
  expect(log).not.toMatch(/[\w.+-]+@(example\.com|e2e\.test|demo\.test)/);
  for (const desk of desks) {
    const webhooks = await sandbox.webhookSecrets(tokenCanary, desk);
    for (const secret of [...(await sealedSecrets(desk)), ...webhooks])
      expect(log.includes(secret)).toBe(false);
  }
});

for (const [number, desk] of desks.entries()) {
  test(`audit rows, operations and deliveries hold no token and audit rows no e-mail, desk ${number + 1}`, async () => {
    const rows = await sql<{ row: string }>("select to_jsonb(a)::text as row from audit_events a", [], desk);
    const text = rows.map(({ row }) => row).join("\n");
    expect(text).not.toBe("");
    for (const secret of secretCanaries) expect(text).not.toContain(secret);
    expect(text).not.toMatch(/[\w.+-]+@(example\.com|e2e\.test|demo\.test)/);
    const secrets = secretCanaries.map((secret) => `%${secret}%`);
    for (const table of ["operations", "deliveries", "connections", "case_snapshots", "access_tokens"]) {
      const count = `select count(*) from ${table} t where to_jsonb(t)::text like any ($1)`;
      expect(await sql(count, [secrets], desk), table).toEqual([{ count: "0" }]);
    }
  });

  test(`nothing that the desk sent to the provider was sent twice or is still open, desk ${number + 1}`, async () => {
    const open = "select kind, state from operations where state not in ('sent', 'rejected')";
    expect(await sql(open, [], desk)).toEqual([]);
  });
}
