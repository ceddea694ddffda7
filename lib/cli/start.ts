import { join } from "node:path";
import { disconnect } from "@/lib/db/client";
import { startEmbedded } from "@/lib/db/embedded";
import { freePort } from "@/lib/db/free-port";
import { migrate } from "@/lib/db/migrate";
import { EnvError, env, setDatabaseUrl } from "@/lib/env";
import { portOption } from "./arguments";
import { end, onEnd, runCommand } from "./life";
import { startNext } from "./next-server";

/** `npm start [-- --port N]`: production. Refuses to start, saying everything that is missing, before it touches data. */
await runCommand(async () => {
  Object.assign(process.env, { NODE_ENV: "production" });
  refuseBadSettings();
  const port = portOption() ?? env.port;
  if ((await freePort(port)) !== port)
    throw new Error(`Port ${port} is taken. Set PORT or --port to another.`);

  const databaseUrl = env.databaseUrlIfSet ?? (await startDatabase());
  setDatabaseUrl(databaseUrl);
  const applied = await migrate(databaseUrl);
  if (applied.length > 0) console.log(`gatehouse: applied ${applied.length} migrations`);

  const { assertKeys } = await import("@/lib/crypto/key-check");
  await assertKeys();
  const { issueSetupToken } = await import("@/lib/auth/setup");
  const token = await issueSetupToken();
  await disconnect();
  const variables = { DATABASE_URL: databaseUrl, NEXTAUTH_URL: env.appUrl };
  const next = await startNext({ mode: "start", hostname: env.host, port, variables });
  onEnd(() => next.stop());
  console.log(`gatehouse: ready at ${env.appUrl}, listening on ${env.host}:${port}`);
  if (token) {
    console.log(`gatehouse: nobody can sign in yet. Open ${env.appUrl}/setup and enter this one-time token:`);
    console.log(`\n  ${token}\n`);
  }
  return next.ended;
});

function refuseBadSettings(): void {
  const needed = [
    () => env.appUrl,
    () => env.nextauthSecret,
    () => env.encryptionKeys,
    () => env.databaseUrlIfSet,
    () => env.providerHosts,
    () => env.smtpUrl,
    () => env.trustedProxies,
    () => env.pollIntervalSeconds,
    () => env.logLevel,
    () => env.jobsEnabled,
    () => env.port,
  ];
  const problems: string[] = [];
  for (const read of needed) {
    try {
      read();
    } catch (error) {
      if (!(error instanceof EnvError)) throw error;
      problems.push(`  ${error.message}`);
    }
  }
  if (problems.length > 0) throw new Error(`it cannot start with these settings:\n${problems.join("\n")}`);
}

async function startDatabase(): Promise<string> {
  const database = await startEmbedded({
    directory: join(process.cwd(), ".data", "desk"),
    onGone: (reason) => {
      console.error(`gatehouse: the database ended (${reason}).`);
      void end(1);
    },
  });
  onEnd(() => database.stop());
  return database.url;
}
