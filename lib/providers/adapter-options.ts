/** What an adapter is built from. Types only, safe to import anywhere. */
import type { Fetch } from "@/lib/http/request";
import type { Drift } from "./port";

/** Time as adapters see it; tests and the sandbox drive it by hand. */
export interface Clock {
  now(): Date;
}

/** Access tokens got in exchange for the credentials, shared by all processes. */
export interface TokenCache {
  /** The token under `key`, good for a while yet; `obtain` makes a new one, one caller at a time. Throws as `obtain`. */
  token(key: string, obtain: () => Promise<{ token: string; expiresAt: Date }>): Promise<string>;
  /** Drops a token that the provider refused, unless another has taken its place. */
  forget(key: string, token: string): Promise<void>;
}

export interface AdapterOptions<Credentials> {
  baseUrl: string;
  credentials: Credentials;
  /** Allow-listed, rate-limited and breaker-guarded for one connection. */
  fetch: Fetch;
  clock: Clock;
  /** Where exchanged access tokens are kept; left out, in memory for as long as the adapter lives. */
  tokens?: TokenCache;
  /** Our receiver's address for this connection; left out where the provider could not reach it. */
  callbackUrl?: string;
  onDrift?: (drift: Drift) => void;
}
