import "server-only";
import { randomInt } from "node:crypto";

/** Crockford's base 32: no I, L, O or U, so that a reference survives being read out. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A short random reference such as `GH-7K3M9Q2X`, 40 bits, given to clients that the person gave none. */
export function newReference(): string {
  const letters = Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]);
  return `GH-${letters.join("")}`;
}
