import { readFile } from "node:fs/promises";
import { sql } from "./database";
import { environment, secretCanaries, tokenCanary } from "./environment";
import { expect, test } from "./fixtures";
import { sandbox } from "./sandbox";
import { sealedSecrets } from "./watch";

// Runs after all others: what they left behind is searched for what must not be there.

test("what the app printed holds no token, no secret and no e-mail", async () => {
  const log = await readFile(environment.appLog, "utf8");
  expect(log).toContain("background work runs");
  for (const secret of secretCanaries) expect(log).not.toContain(secret);
  expect(log).not.toMatch(/[\w.+-]+@(example\.com|e2e\.test|demo\.test)/);
  for (const secret of [...(await sealedSecrets()), ...(await sandbox.webhookSecrets(tokenCanary))]) {
    expect(log.includes(secret)).toBe(false);
  }
});

test("audit rows, operations and deliveries hold no token and audit rows no e-mail", async () => {
  const audit = (await sql<{ row: string }>("select to_jsonb(a)::text as row from audit_events a")).map(
    (one) => one.row,
  );
  expect(audit.length).toBeGreaterThan(0);
  const text = audit.join("\n");
  for (const secret of secretCanaries) expect(text).not.toContain(secret);
  expect(text).not.toMatch(/[\w.+-]+@(example\.com|e2e\.test|demo\.test)/);
  for (const table of ["operations", "deliveries", "connections", "case_snapshots", "access_tokens"]) {
    const [found] = await sql<{ count: string }>(
      `select count(*) from ${table} t where to_jsonb(t)::text like any ($1)`,
      [secretCanaries.map((secret) => `%${secret}%`)],
    );
    expect(found?.count, table).toBe("0");
  }
});

test("nothing that the desk sent to the provider was sent twice or is still open", async () => {
  const open = await sql("select kind, state from operations where state not in ('sent', 'rejected')");
  expect(open).toEqual([]);
});
