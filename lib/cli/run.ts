import { openDatabase } from "./database";
import { runCommand } from "./life";

/** Commands that talk to the desk's database and know only DATABASE_URL. */
const onDatabase = new Set(["audit-verify", "rotate-keys", "reset-password"]);

// Entry of every command: `run.ts NAME [arguments]`, started by bootstrap.mjs. When that one is killed outright its
// channel closes; the command then ends as if asked to.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));

const [name = ""] = process.argv.splice(2, 1);
const load = () => import(`./${name}.ts`);

if (onDatabase.has(name)) {
  await runCommand(async () => {
    await openDatabase();
    await load();
    return process.exitCode;
  });
} else {
  await load();
}
