import ipaddr from "ipaddr.js";

/**
 * Whether a provider at `baseUrl` could plausibly open `appUrl`: a public name or address, or both on this machine
 * (the sandbox). Registering anything else would only make the provider fail and switch the webhook off.
 */
export function looksReachable(appUrl: string, baseUrl: string): boolean {
  const app = new URL(appUrl).hostname;
  return isPublic(app) || (isLoopback(app) && isLoopback(new URL(baseUrl).hostname));
}

function bare(host: string): string {
  return host.replace(/^\[|\]$/g, "");
}

function isLoopback(host: string): boolean {
  const name = bare(host);
  if (ipaddr.isValid(name)) return ipaddr.process(name).range() === "loopback";
  return name === "localhost" || name.endsWith(".localhost");
}

function isPublic(host: string): boolean {
  const name = bare(host);
  if (ipaddr.isValid(name)) return ipaddr.process(name).range() === "unicast";
  return name.includes(".") && !/\.(local|internal|localhost|test|lan|home|invalid)$/.test(name);
}
