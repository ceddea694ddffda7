import { existsSync } from "node:fs";
import { restore } from "@/lib/db/dump";
import { openDatabase } from "./database";
import { runCommand } from "./life";

/** `npm run db:restore -- FILE`: fills an empty database (DATABASE_URL, else the embedded one) from a backup. */
await runCommand(async () => {
  const file = process.argv.slice(2).find((argument) => !argument.startsWith("--"));
  if (!file || !existsSync(file)) throw new Error("Usage: npm run db:restore -- FILE, a file of db:backup");
  const tables = await restore(await openDatabase({ create: true }), file);
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(`Restored ${rows} rows of ${tables.length} tables. Next: npm run audit:verify`);
});
