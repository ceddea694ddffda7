import "server-only";
import { availableParallelism } from "node:os";
import { hash, parseOptions, verify } from "@node-rs/argon2";
import { createSemaphore } from "./semaphore";

/** argon2id, 64 MiB, three passes: above OWASP's floor of m=19456,t=2,p=1. */
const cost = { memoryCost: 65_536, timeCost: 3, parallelism: 1, outputLen: 32 };

type Gate = ReturnType<typeof createSemaphore>;
const held = Symbol.for("gatehouse.password");
const store: typeof globalThis & { [held]?: { gate: Gate; dummy: Promise<string> } } = globalThis;

// Next bundles this module more than once; memory is bounded only when all of them share one gate.
function shared() {
  store[held] ??= {
    gate: createSemaphore(Math.max(2, availableParallelism()), 200),
    dummy: hash("no account has this password", cost),
  };
  return store[held];
}

/** Compatibility-normalised, so that one password typed on two keyboards stays one password (NIST SP 800-63B). */
const normal = (password: string) => password.normalize("NFKC");

/** PHC string of a password. Throws AppError `unavailable` when too many are being computed. */
export function hashPassword(password: string): Promise<string> {
  return shared().gate(() => hash(normal(password), cost));
}

/**
 * Whether the password matches the PHC string. Null, for an unknown user, costs the same time and answers false.
 * Throws AppError `unavailable` when too many are being computed.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const { gate, dummy } = shared();
  const against = stored ?? (await dummy);
  const matches = await gate(() => verify(against, normal(password)).catch(() => false));
  return matches && stored !== null;
}

/** Whether a stored hash was made with other costs than today's. */
export function needsRehash(stored: string): boolean {
  try {
    const { memoryCost, timeCost, parallelism, outputLen } = parseOptions(stored);
    const same =
      memoryCost === cost.memoryCost && timeCost === cost.timeCost && parallelism === cost.parallelism;
    return !same || outputLen !== cost.outputLen;
  } catch {
    return true;
  }
}
