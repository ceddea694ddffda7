import "server-only";

/** A token as its provider gave it. */
export interface ObtainedToken {
  token: string;
  expiresAt: Date;
}

interface HeldToken extends ObtainedToken {
  obtainedAt: Date;
}

/** A token is renewed this long before its end, or in the last quarter of a shorter life. Milliseconds. */
const RENEW_MS = 120_000;

/** Whether a token may still be sent: it has a while left, so that it does not end on the way. */
export function stillGood(held: { expiresAt: Date; obtainedAt: Date }, now: Date): boolean {
  const life = held.expiresAt.getTime() - held.obtainedAt.getTime();
  return held.expiresAt.getTime() - now.getTime() > Math.min(RENEW_MS, life / 4);
}

/**
 * Access tokens kept in memory for as long as the cache lives: for a test of credentials that are not saved, and for
 * adapters built without a cache. One `obtain` at a time per key; callers meanwhile share its outcome.
 */
export function memoryTokenCache(clock: { now(): Date }) {
  const held = new Map<string, HeldToken>();
  const running = new Map<string, Promise<string>>();

  async function exchange(key: string, obtain: () => Promise<ObtainedToken>): Promise<string> {
    const obtained = await obtain();
    held.set(key, { ...obtained, obtainedAt: clock.now() });
    return obtained.token;
  }

  return {
    /** The token under `key`; a new one of `obtain` when there is none or it is near its end. Throws as `obtain`. */
    async token(key: string, obtain: () => Promise<ObtainedToken>): Promise<string> {
      const known = held.get(key);
      if (known && stillGood(known, clock.now())) return known.token;
      const started = running.get(key) ?? exchange(key, obtain).finally(() => running.delete(key));
      running.set(key, started);
      return started;
    },
    /** Drops `token`, unless another has taken its place. */
    async forget(key: string, token: string): Promise<void> {
      if (held.get(key)?.token === token) held.delete(key);
    },
  };
}
