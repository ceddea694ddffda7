import { v7 } from "uuid";

/** A new row id: UUIDv7 in lower case, so that ids sort by the millisecond in which they were made. */
export function newId(): string {
  return v7();
}
