import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { env } from "@/lib/env";

/**
 * Calls `handler` with each payload sent on `channel`, over one connection of its own that is opened again when it
 * breaks. What was sent during such a gap is lost: `onGap` hears of it once the connection is back.
 * Resolves when it listens for the first time; returns the function that ends it.
 */
export async function listen(
  channel: string,
  handler: (payload: string) => void,
  onGap: () => void = () => {},
): Promise<() => Promise<void>> {
  if (!/^[a-z_]+$/.test(channel)) throw new Error(`Not a channel name: ${channel}`);
  let ended = false;
  let current: Client | null = null;

  async function connect(): Promise<void> {
    const client = new Client({
      connectionString: env.databaseUrl,
      application_name: "gatehouse-listen",
      keepAlive: true,
    });
    client.on("error", () => {});
    client.on("notification", (message) => handler(message.payload ?? ""));
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
    } catch (cause) {
      await client.end().catch(() => {});
      throw cause;
    }
    // Ended while it was connecting.
    if (ended) return client.end();
    current = client;
    client.once("end", () => void reconnect());
  }

  async function reconnect(): Promise<void> {
    for (let delay = 100; !ended; delay = Math.min(delay * 2, 5_000)) {
      await pause(delay, undefined, { ref: false });
      if (ended) return;
      const back = await connect().then(
        () => true,
        () => false,
      );
      if (back) return onGap();
    }
  }

  await connect();
  return async () => {
    ended = true;
    await current?.end().catch(() => {});
  };
}
