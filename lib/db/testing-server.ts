import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "./embedded";
import { migrate } from "./migrate";

declare module "vitest" {
  interface ProvidedContext {
    /** Superuser's URL of the throw-away server, and the owner's, whose database `gatehouse` is the migrated template. */
    database: { adminUrl: string; ownerUrl: string };
  }
}

/** Vitest global setup: one throw-away PostgreSQL for the run, with a migrated database to copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), "gatehouse-test-"));
  const server = await startEmbedded({ directory, disposable: true });
  try {
    const admin = new Client({ connectionString: server.adminUrl });
    await admin.connect();
    // Copying a template needs the right to make databases; tests run as the owner, as the app does.
    await admin.query("alter role gatehouse createdb");
    await admin.end();
    await migrate(server.url);
  } catch (cause) {
    await server.stop();
    throw cause;
  }
  project.provide("database", { adminUrl: server.adminUrl, ownerUrl: server.url });
  return () => server.stop();
}
