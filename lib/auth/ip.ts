import ipaddr from "ipaddr.js";

/** Header in which our own server writes the socket's address; see peer.ts. A client's own value never survives. */
export const peerHeader = "x-gatehouse-peer";

function normalise(text: string): string | null {
  const trimmed = text.trim().replace(/^\[([^\]]+)\](?::\d+)?$/, "$1");
  const bare = /^\d+\.\d+\.\d+\.\d+:\d+$/.test(trimmed)
    ? trimmed.slice(0, trimmed.lastIndexOf(":"))
    : trimmed;
  if (!ipaddr.isValid(bare)) return null;
  return ipaddr.process(bare).toString();
}

/**
 * The client's address: `peer` is the socket's, `forwardedFor` the X-Forwarded-For header, `hops` how many trusted
 * proxies stand in front. Entries left of the trusted hops are whatever a client wrote and are never used. Answers null
 * when the address cannot be known.
 */
export function clientIp(peer: string | null, forwardedFor: string | null, hops: number): string | null {
  if (hops === 0) return peer === null ? null : normalise(peer);
  const entries = (forwardedFor ?? "").split(",").filter((entry) => entry.trim() !== "");
  const entry = entries[entries.length - hops];
  return entry === undefined ? null : normalise(entry);
}

/** The key under which an address is throttled: IPv6 by /64, since one customer owns all of it. */
export function networkOf(ip: string): string {
  const address = ipaddr.parse(ip);
  if (address.kind() === "ipv4") return address.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/64`).toString()}/64`;
}
