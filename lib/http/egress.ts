import "server-only";
import dns from "node:dns";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { Agent, fetch as undiciFetch } from "undici";

/**
 * Hosts a connection may reach. `official` come from the provider catalog: https on the default port, public
 * addresses only. `configured` come from PROVIDER_HOSTS as `host` or `host:port`: the operator vouches for them, so
 * they may be plain http and private.
 */
export interface AllowedHosts {
  official: readonly string[];
  configured: readonly string[];
  /** Ends of host names, each with a leading dot, that files may be fetched from; else as official hosts. */
  suffixes?: readonly string[];
}

/** Refusal to open a connection. Nothing was sent. */
export class EgressError extends Error {
  readonly code = "EGRESS_REFUSED";

  constructor(message: string) {
    super(message);
    this.name = "EgressError";
  }
}

/** Resolves a name to every address it has; replaced in tests. */
export type ResolveHost = (hostname: string) => Promise<{ address: string; family: number }[]>;

const resolveWithSystem: ResolveHost = (hostname) =>
  dns.promises.lookup(hostname, { all: true, order: "verbatim" });

/** True when the operator listed this host, with its port or for any port. */
function isConfigured(url: URL, hosts: AllowedHosts): boolean {
  return hosts.configured.some((entry) => {
    const wanted = entry.trim().toLowerCase();
    return wanted !== "" && (wanted === url.host || wanted === url.hostname || isDefaultPort(url, wanted));
  });
}

/** `URL.host` drops a default port, so `example.com:443` must be compared by hand. */
function isDefaultPort(url: URL, wanted: string): boolean {
  const port = url.protocol === "https:" ? "443" : "80";
  return url.port === "" && wanted === `${url.hostname}:${port}`;
}

/** True for addresses on the public internet. v4-mapped, NAT64, CGNAT, ULA and link-local are not. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.parse(address).range() === "unicast";
}

/**
 * Checks that a provider URL may be reached at all: allow-listed host, https unless the host is configured, no
 * userinfo, no private IP literal. Throws EgressError. (ASVS 5.0 V1.3.6, V15.3.2)
 */
export function assertAllowed(url: URL, hosts: AllowedHosts): void {
  if (url.username !== "" || url.password !== "") {
    throw new EgressError("The address must not carry a user name or password.");
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new EgressError("The address must start with https://.");
  }
  if (isConfigured(url, hosts)) {
    return;
  }
  const known =
    hosts.official.includes(url.hostname) ||
    (hosts.suffixes ?? []).some((suffix) => suffix.startsWith(".") && url.hostname.endsWith(suffix));
  if (!known || url.port !== "") {
    throw new EgressError(
      `${url.host} is not one of the provider's hosts. Add it to PROVIDER_HOSTS to use it.`,
    );
  }
  if (url.protocol !== "https:") {
    throw new EgressError("The address must start with https://.");
  }
  const literal = url.hostname.replace(/^\[|\]$/g, "");
  if (ipaddr.isValid(literal) && !isPublicAddress(literal)) {
    throw new EgressError(`${literal} is a private address.`);
  }
}

/**
 * A DNS lookup for sockets that fails when any address of the name is not public, so a name that changes its
 * address between check and connect (rebinding) is refused at the moment of connecting.
 */
export function guardedLookup(trusted: (hostname: string) => boolean, resolve: ResolveHost): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const first = addresses[0];
        if (first === undefined) {
          callback(new EgressError(`${hostname} has no address.`), "", 0);
        } else if (!trusted(hostname) && !addresses.every((entry) => isPublicAddress(entry.address))) {
          callback(new EgressError(`${hostname} resolves to a private address.`), "", 0);
        } else if (options.all === true) {
          callback(null, addresses);
        } else {
          callback(null, first.address, first.family);
        }
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), "", 0),
    );
  };
}

/**
 * A fetch that reaches the allowed hosts only. Redirects come back as they are and are never followed. Rejects with
 * EgressError (directly, or as `cause`) when the target is refused.
 */
export function createEgressFetch(
  hosts: AllowedHosts,
  resolve: ResolveHost = resolveWithSystem,
): (input: URL, init: RequestInit) => Promise<Response> {
  const trusted = new Set(hosts.configured.map((entry) => configuredName(entry)));
  const agent = new Agent({
    connect: { lookup: guardedLookup((hostname) => trusted.has(hostname), resolve), timeout: 10_000 },
    headersTimeout: 60_000,
    bodyTimeout: 60_000,
    keepAliveTimeout: 10_000,
  });
  return async (input, init) => {
    assertAllowed(input, hosts);
    const { body, headers } = await encode(init);
    const answer = await undiciFetch(input, {
      ...(init.method === undefined ? {} : { method: init.method }),
      headers,
      body,
      signal: init.signal ?? null,
      dispatcher: agent,
      redirect: "manual",
    });
    const kept = [...answer.headers.entries()].filter(([name]) => !describesEncoding(name, answer.headers));
    return new Response(isWebStream(answer.body) ? answer.body : null, {
      status: answer.status,
      headers: kept,
    });
  };
}

/** undici's streams are the platform's own; only the type packages differ. */
function isWebStream(body: unknown): body is ReadableStream<Uint8Array> {
  return body instanceof ReadableStream;
}

/** undici knows its own FormData only, so a form is turned into bytes with the platform's encoder. */
async function encode(
  init: RequestInit,
): Promise<{ body: string | ArrayBuffer | null; headers: [string, string][] }> {
  const headers = new Headers(init.headers);
  if (init.body === undefined || init.body === null || typeof init.body === "string") {
    return { body: init.body ?? null, headers: [...headers.entries()] };
  }
  const encoded = new Response(init.body);
  const contentType = encoded.headers.get("content-type");
  if (contentType !== null) {
    headers.set("content-type", contentType);
  }
  return { body: await encoded.arrayBuffer(), headers: [...headers.entries()] };
}

/** The body arrives decoded, so its encoding and encoded length no longer hold. */
function describesEncoding(name: string, headers: { has(name: string): boolean }): boolean {
  return headers.has("content-encoding") && (name === "content-encoding" || name === "content-length");
}

function configuredName(entry: string): string {
  return entry
    .trim()
    .toLowerCase()
    .replace(/:\d+$/, "")
    .replace(/^\[|\]$/g, "");
}
