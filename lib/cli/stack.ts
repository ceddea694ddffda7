import { startEmbedded } from "@/lib/db/embedded";
import { freePort } from "@/lib/db/free-port";
import { migrate } from "@/lib/db/migrate";
import { env, setDatabaseUrl } from "@/lib/env";
import { onEnd } from "./life";
import { type NextServer, startNext } from "./next-server";
import { keptSecrets } from "./secrets";

export interface StackOptions {
  /** Folder of the database and the secrets. */
  readonly directory: string;
  /** First port to try for the app. */
  readonly port: number;
  readonly mode: "start" | "dev";
  /** Throw-away data, for tests. */
  readonly disposable?: boolean;
  /** File descriptor that takes what the app prints; ours when left out. */
  readonly output?: number;
  /** Told once the addresses are settled and before anything slow. */
  readonly onAddresses?: (addresses: { appUrl: string; sandboxUrl: string }) => void;
}

export interface Stack {
  readonly appUrl: string;
  readonly sandboxUrl: string;
  /** The desk's database, as its owner. */
  readonly databaseUrl: string;
  /** The server's superuser, in the database `postgres`. */
  readonly adminUrl: string;
  readonly next: NextServer;
}

/**
 * Starts embedded PostgreSQL, the sandbox and the app with a seeded demo team, all on loopback, and has them stopped
 * when the command ends. Taken ports are left alone: the next free one is used, except for a SANDBOX_PORT that was
 * set on purpose. Throws LockHeldError when another process works on `directory`.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const database = await startEmbedded({
    directory: options.directory,
    disposable: options.disposable ?? false,
    onGone: (reason) => {
      console.error(`gatehouse: the database ended (${reason}).`);
      process.kill(process.pid, "SIGTERM");
    },
  });
  onEnd(() => database.stop());
  await migrate(database.url);

  const sandboxPort = process.env.SANDBOX_PORT ? env.sandboxPort : await freePort(env.sandboxPort);
  const { startSandbox } = await import("@/lib/sandbox/server");
  const sandbox = await startSandbox({ port: sandboxPort });
  onEnd(() => sandbox.close());

  const port = await freePort(options.port);
  const appUrl = `http://127.0.0.1:${port}`;
  options.onAddresses?.({ appUrl, sandboxUrl: sandbox.url });

  const variables = {
    ...keptSecrets(options.directory),
    DATABASE_URL: database.url,
    APP_URL: appUrl,
    NEXTAUTH_URL: appUrl,
    PROVIDER_HOSTS: providerHosts(sandbox.url).join(","),
  };
  setDatabaseUrl(database.url);
  Object.assign(process.env, variables);
  const [{ seedDemo }, { disconnect }] = await Promise.all([
    import("@/prisma/seed"),
    import("@/lib/db/client"),
  ]);
  await seedDemo({ sandboxUrl: sandbox.url });
  await disconnect();

  const { mode, output } = options;
  const next = await startNext({ mode, hostname: "127.0.0.1", port, variables, output });
  onEnd(() => next.stop());
  const { url: databaseUrl, adminUrl } = database;
  return { appUrl, sandboxUrl: sandbox.url, databaseUrl, adminUrl, next };
}

/** The sandbox's own address and those that stand in front of it. */
function providerHosts(sandboxUrl: string): string[] {
  const urls = [sandboxUrl, ...Object.values(env.sandboxUrls)].filter((url) => url !== null);
  return [...new Set([...urls.map((url) => new URL(url).host), ...env.providerHosts])];
}
