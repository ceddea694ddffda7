import "server-only";

/** IANA time zones of the server, with `current` among them; made on the server so that both renders agree. */
export function timeZones(current: string): string[] {
  return [...new Set(["UTC", current, ...Intl.supportedValuesOf("timeZone")])].sort();
}
