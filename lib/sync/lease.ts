import "server-only";
import { withSystem } from "@/lib/db/client";

/** A holder that was not heard of for this long is gone. Longer than reading one page may take. Milliseconds. */
const LEASE_MS = 90_000;

/** One process at a time does the thing of this name. */
export interface Lease {
  /** Says that the holder is alive. Throws when another process took over meanwhile. */
  renew(): Promise<void>;
  release(): Promise<void>;
}

/** Takes the lease of that name, or answers null while another process holds it. */
export async function takeLease(name: string, now: () => Date = () => new Date()): Promise<Lease | null> {
  const key = `lease ${name}`;
  const holder = crypto.randomUUID();
  const valueAt = (at: Date) => `${new Date(at.getTime() + LEASE_MS).toISOString()} ${holder}`;
  const taken = await withSystem(
    (tx) => tx.$executeRaw`
      INSERT INTO system_settings (key, value) VALUES (${key}, ${valueAt(now())})
      ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE system_settings.value < ${now().toISOString()}`,
  );
  if (taken === 0) return null;
  const mine = `% ${holder}`;
  return {
    async renew() {
      const kept = await withSystem(
        (tx) => tx.$executeRaw`
          UPDATE system_settings SET value = ${valueAt(now())} WHERE key = ${key} AND value LIKE ${mine}`,
      );
      if (kept === 0) throw new LeaseLostError(name);
    },
    async release() {
      await withSystem(
        (tx) => tx.$executeRaw`DELETE FROM system_settings WHERE key = ${key} AND value LIKE ${mine}`,
      );
    },
  };
}

/** Another process took over: this one was paused for too long and must stop. */
export class LeaseLostError extends Error {
  constructor(name: string) {
    super(`Another process took over: ${name}`);
    this.name = "LeaseLostError";
  }
}
