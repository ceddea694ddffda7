import "server-only";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { embeddedHome, embeddedSecrets } from "./embedded-home";
import { initialise } from "./embedded-initialise";
import { stopOrphan } from "./embedded-orphan";
import {
  type EmbeddedOptions,
  type EmbeddedPostgres,
  EmbeddedServer,
  ownerUrl,
  portFile,
} from "./embedded-server";
import { stagePostgres } from "./postgres-binaries";
import { LockHeldError, takeLock } from "./process-lock";

/**
 * Starts PostgreSQL on the data of `directory`, making it on first use, on loopback with a password.
 * One process at a time: throws LockHeldError naming the other. A server orphaned by a killed launcher is shut down
 * in order first. A server that dies is started again on the same port; `onGone` hears when that fails.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const place = embeddedHome(options.directory, options.disposable ?? false);
  const releaseLock = takeLock(join(place.home, "launcher.lock"));
  try {
    const binaries = stagePostgres(place.binaries);
    const secrets = embeddedSecrets(place.home);
    const data = join(place.home, "data");
    await stopOrphan(data);
    if (!existsSync(data)) initialise(place, binaries, secrets, data);
    const server = new EmbeddedServer(place, binaries, secrets, data, options, releaseLock);
    await server.startOnFreePort();
    return server;
  } catch (cause) {
    releaseLock();
    throw cause;
  }
}

/**
 * The database of `directory` for a command that runs beside the desk: the running server when there is one, else a
 * server started for the command. `close` ends only what was started here.
 */
export async function attachEmbedded(
  directory: string,
): Promise<{ url: string; close: () => Promise<void> }> {
  try {
    const server = await startEmbedded({ directory });
    return { url: server.url, close: () => server.stop() };
  } catch (cause) {
    if (!(cause instanceof LockHeldError)) throw cause;
    const { home } = embeddedHome(directory, false);
    const port = Number(readFileSync(join(home, portFile), "utf8"));
    return { url: ownerUrl(embeddedSecrets(home), port), close: async () => {} };
  }
}
