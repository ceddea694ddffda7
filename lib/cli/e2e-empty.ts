import { Client } from "pg";
import { disconnect } from "@/lib/db/client";
import { freePort } from "@/lib/db/free-port";
import { migrate } from "@/lib/db/migrate";
import { setDatabaseUrl } from "@/lib/env";
import { onEnd } from "./life";
import { startNext } from "./next-server";
import type { Stack } from "./stack";

/**
 * Starts a second desk on a database of its own in the stack's server, in which nobody is yet, without background work.
 * Answers its address and the one-time setup token that `npm start` would print.
 */
export async function startEmptyDesk(
  stack: Stack,
  output: number,
): Promise<{ appUrl: string; setupToken: string }> {
  const admin = new Client({ connectionString: stack.adminUrl });
  await admin.connect();
  await admin.query("create database gatehouse_empty owner gatehouse");
  await admin.end();
  const database = new URL(stack.databaseUrl);
  database.pathname = "/gatehouse_empty";
  await migrate(database.href);

  setDatabaseUrl(database.href);
  const { issueSetupToken } = await import("@/lib/auth/setup");
  const setupToken = await issueSetupToken();
  await disconnect();
  setDatabaseUrl(stack.databaseUrl);
  if (setupToken === null) throw new Error("The empty desk has users.");

  const port = await freePort(Number(new URL(stack.appUrl).port) + 1);
  const appUrl = `http://127.0.0.1:${port}`;
  const variables = {
    DATABASE_URL: database.href,
    APP_URL: appUrl,
    NEXTAUTH_URL: appUrl,
    GATEHOUSE_JOBS: "off",
  };
  const next = await startNext({ mode: "start", hostname: "127.0.0.1", port, variables, output });
  onEnd(() => next.stop());
  return { appUrl, setupToken };
}
