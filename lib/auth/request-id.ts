import "server-only";
import { newId } from "@/lib/db/ids";

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The request's id: the one that the proxy in front wrote as a UUID, else a new one. */
export function requestIdOf(headers: { get(name: string): string | null }): string {
  const given = headers.get("x-request-id");
  return given !== null && shape.test(given) ? given : newId();
}
