import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { createSandbox, type Sandbox, type SandboxOptions } from "./sandbox";

export interface RunningSandbox {
  /** Origin without a trailing slash, e.g. `http://127.0.0.1:4100`. */
  url: string;
  sandbox: Sandbox;
  /** Ends the server and every open connection. */
  close(): Promise<void>;
}

/**
 * Serves a sandbox on loopback. Port 0 takes a free one. Rejects when the port is taken. Links in its answers point
 * at `baseUrl`, or at the address it listens on.
 */
export async function startSandbox(
  options: SandboxOptions & { port?: number; host?: string } = {},
): Promise<RunningSandbox> {
  const { port = 0, host = "127.0.0.1", ...rest } = options;
  const sandbox = await createSandbox(rest);
  const server = createAdaptorServer({ fetch: sandbox.app.fetch, overrideGlobalObjects: false });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve());
  });
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("The sandbox has no address");
  const url = `http://${host.includes(":") ? `[${host}]` : host}:${address.port}`;
  sandbox.store.amiqus.settings.publicUrl ??= url;

  const close = () =>
    new Promise<void>((resolve) => {
      sandbox.clock.stop();
      server.close(() => resolve());
      if ("closeAllConnections" in server) server.closeAllConnections();
    });
  return { url, sandbox, close };
}
