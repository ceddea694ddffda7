import { existsSync } from "node:fs";
import { join } from "node:path";
import { attachEmbedded } from "@/lib/db/embedded";
import { env, setDatabaseUrl } from "@/lib/env";
import { flag } from "./arguments";
import { onEnd } from "./life";

/**
 * The database that a command works on: DATABASE_URL, else the embedded one of this checkout, beside a running desk or
 * started for the command. `--demo` means the demo's, which is also taken when there is no other.
 * Sets DATABASE_URL for this process and returns it. Throws when there is no embedded database yet, unless `create`
 * says to make one.
 */
export async function openDatabase(options: { create?: boolean } = {}): Promise<string> {
  const given = env.databaseUrlIfSet;
  if (given) return given;
  const folder = (name: string) => join(process.cwd(), ".data", name);
  const noDesk = !existsSync(folder("desk")) && !options.create;
  const directory = folder(flag("demo") || (noDesk && existsSync(folder("demo"))) ? "demo" : "desk");
  if (!options.create && !existsSync(directory)) {
    throw new Error(`There is no database: DATABASE_URL is not set and ${directory} does not exist.`);
  }
  console.error(`gatehouse: working on the embedded database ${directory}`);
  const database = await attachEmbedded(directory);
  onEnd(() => database.close());
  setDatabaseUrl(database.url);
  return database.url;
}
