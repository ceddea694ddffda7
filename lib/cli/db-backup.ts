import { existsSync } from "node:fs";
import { backup } from "@/lib/db/dump";
import { openDatabase } from "./database";
import { runCommand } from "./life";

/** `npm run db:backup -- FILE [--demo]`: writes the whole desk to one file while it runs. */
await runCommand(async () => {
  const file = process.argv.slice(2).find((argument) => !argument.startsWith("--"));
  if (!file) throw new Error("Usage: npm run db:backup -- FILE");
  if (existsSync(file)) throw new Error(`${file} exists already. Backups are never overwritten.`);
  const tables = await backup(await openDatabase(), file);
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(`Wrote ${rows} rows of ${tables.length} tables to ${file}.`);
  console.log(
    "Keep APP_ENCRYPTION_KEYS with it, in another place: provider credentials are encrypted with them.",
  );
});
