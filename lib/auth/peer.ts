import "server-only";
import { Server } from "node:http";
import { env } from "@/lib/env";
import { clientIp, peerHeader } from "./ip";

const installed = Symbol.for("gatehouse.peer-header");
const flags: typeof globalThis & { [installed]?: true } = globalThis;

/**
 * Makes every HTTP server of this process write the socket's address into a header of our own, over whatever the client
 * sent, before Next sees the request: Next itself lets a client choose X-Forwarded-For. Call once from instrumentation.
 */
export function installPeerHeader(): void {
  if (flags[installed]) return;
  flags[installed] = true;
  const emit = Server.prototype.emit;
  Server.prototype.emit = function (this: Server, event: string | symbol, ...args: unknown[]): boolean {
    if (event === "request") {
      const request = args[0] as { headers: Record<string, unknown>; socket: { remoteAddress?: string } };
      request.headers[peerHeader] = request.socket.remoteAddress ?? "";
    }
    return Reflect.apply(emit, this, [event, ...args]);
  };
}

/** The client's address of a request, by its headers and TRUSTED_PROXIES; null when it cannot be known. */
export function ipOf(headers: { get(name: string): string | null }): string | null {
  const peer = flags[installed] ? headers.get(peerHeader) : null;
  return clientIp(peer, headers.get("x-forwarded-for"), env.trustedProxies);
}
