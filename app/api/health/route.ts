import { appliedMigrations, ping } from "@/lib/db/client";
import { listMigrations } from "@/lib/db/migrate";
import { jobsHealth } from "@/lib/jobs/health";
import { version } from "@/package.json";

export const dynamic = "force-dynamic";

const works = (check: Promise<boolean>) =>
  Promise.race([
    check.catch(() => false),
    new Promise<boolean>((resolve) => setTimeout(resolve, 3000, false).unref()),
  ]);

async function migrated(): Promise<boolean> {
  const applied = new Set(await appliedMigrations());
  return listMigrations().every((migration) => applied.has(migration.name));
}

const word = (ok: boolean) => (ok ? "ok" : "failing");

/** Whether this process can serve: plain words and no details, for anybody who asks. */
export async function GET(): Promise<Response> {
  const database = await works(ping().then(() => true));
  const migrations = database && (await works(migrated()));
  const jobs = jobsHealth();
  const ok = database && migrations && (jobs === "ok" || jobs === "off");
  return Response.json(
    {
      status: word(ok),
      version,
      database: word(database),
      migrations: word(migrations),
      jobs: jobs === "off" ? "off" : word(jobs === "ok"),
    },
    { status: ok ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
