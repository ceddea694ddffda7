import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbedded } from "@/lib/db/embedded";
import { diffSchemas } from "@/lib/db/schema-engine";

/**
 * `npm run db:diff -- name`: writes the next migration from what changed in prisma/schema.prisma since the last one.
 * `prisma/migrations/schema.prisma` is the schema as the migrations leave it.
 */
const name = process.argv[2]?.replaceAll("-", "_");
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error("Usage: npm run db:diff -- name_of_the_change");
  process.exit(2);
}
const folder = join(process.cwd(), "prisma", "migrations");
const snapshot = join(folder, "schema.prisma");
const before = existsSync(snapshot) ? readFileSync(snapshot, "utf8") : null;
const after = readFileSync(join(process.cwd(), "prisma", "schema.prisma"), "utf8");
const scratch = mkdtempSync(join(tmpdir(), "gatehouse-diff-"));
const server = await startEmbedded({ directory: scratch, disposable: true });
const sql = await diffSchemas(server.url, before, after).finally(() => server.stop());

if (sql === "") {
  console.log("The migrations already lead to prisma/schema.prisma: nothing to write.");
} else {
  const numbers = existsSync(folder) ? readdirSync(folder).map((entry) => Number.parseInt(entry, 10)) : [];
  const next = Math.max(0, ...numbers.filter(Number.isInteger)) + 1;
  const target = join(folder, `${String(next).padStart(4, "0")}_${name}`);
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, "migration.sql"), sql.endsWith("\n") ? sql : `${sql}\n`);
  console.log(`Wrote ${join(target, "migration.sql")}. Read it before you commit it.`);
  if (/create table/i.test(sql)) {
    console.log("A table with team_id also needs: select gatehouse_protect('its_name');");
  }
}
writeFileSync(snapshot, after);
process.exit(0);
