import { randomUUID } from "node:crypto";
import { z } from "zod";
import { createConnectionFetch } from "@/lib/http/connection-fetch";
import { memoryRateBudget } from "@/lib/http/rate-budget";
import type { ProviderFetch } from "../adapter-options";
import type { CaseLaunchInput } from "./launch-schema";

export const ACCOUNT = { accountId: "TQ1000001", apiKey: "sandbox-quickr-key" };
export const PARTNER = { accountId: "TQ1000002", apiKey: "sandbox-quickr-partner-key" };

const logSchema = z.object({ requests: z.array(z.object({ method: z.string(), path: z.string() })) });

/** The control calls of a sandbox at this origin. */
export function controlOf(origin: string) {
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${origin}/__sandbox${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  return {
    call,
    requests: async () => logSchema.parse(await call("GET", "/requests")).requests,
    /** Lets the checks that are under way end, and everything else that is due. */
    advance: (seconds: number) => call("POST", "/clock", { advanceSeconds: seconds }),
  };
}

/** A fetch as connections have it, to the loopback only; retries do not wait. */
export function guardedFetch(timeoutMs?: number): ProviderFetch {
  const connection = createConnectionFetch({
    connectionId: randomUUID(),
    provider: "quickr",
    allowedHosts: { official: [], configured: ["127.0.0.1"] },
    budget: memoryRateBudget(),
    clock: { now: () => new Date() },
    priority: "interactive",
    sleep: async () => {},
  });
  if (timeoutMs === undefined) return connection;
  return (input, init) => {
    const limits = [AbortSignal.timeout(timeoutMs), ...(init.signal ? [init.signal] : [])];
    return connection(input, { ...init, signal: AbortSignal.any(limits) });
  };
}

export const COMPANY = (number = "987654321") => ({
  type: "company",
  data: [{ organization_number: number, country: "NO" }],
});

/** A launch that checks a company at once. */
export const AT_ONCE: CaseLaunchInput = {
  checks: [{ type: "company" }, { type: "sanctions" }],
  sections: [{ type: "company" }, { type: "signatory" }, { type: "ultimate_beneficial_ownership" }],
  prefills: [COMPANY()],
  actions: ["perform_checks"],
};
