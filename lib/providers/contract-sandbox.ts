import { randomUUID } from "node:crypto";
import { z } from "zod";
import { env } from "@/lib/env";
import { createConnectionFetch } from "@/lib/http/connection-fetch";
import { memoryRateBudget } from "@/lib/http/rate-budget";
import type { Fetch } from "@/lib/http/request";
import type { SandboxOptions } from "@/lib/sandbox/sandbox";
import { type RunningSandbox, startSandbox } from "@/lib/sandbox/server";
import type { ContractFault } from "./contract-context";
import type { Json, ProviderId } from "./port";

/** A running sandbox, with what the tests of one provider need of it. */
export interface ContractSandbox extends RunningSandbox {
  /** Of the provider's API. */
  baseUrl: string;
  /** A call of the control API, e.g. `POST /faults`; answers what it answers. */
  control(method: string, path: string, body?: Json): Promise<unknown>;
  fault(fault: ContractFault): Promise<void>;
  /** No faults, empty request log. */
  calm(): Promise<void>;
  /** Every request since `calm`. */
  requests(): Promise<{ method: string; path: string; status: number }[]>;
  /** Lets the provider's clock run on, and all happen that is due by then. */
  advance(seconds: number): Promise<unknown>;
  /** A fetch as connections have it, with a breaker and a budget of its own, to the loopback only. */
  connect(timeoutMs?: number): Fetch;
}

/**
 * The sandbox of a contract test, and the base URL of the provider whose API it serves at `mount`. With
 * SANDBOX_<PROVIDER>_URL set the sandbox listens on SANDBOX_PORT and is spoken to through that address, so that a server
 * in between can judge every request.
 */
export async function startContractSandbox(
  provider: ProviderId,
  mount: string,
  options: SandboxOptions = {},
): Promise<ContractSandbox> {
  const between = env.sandboxUrls[provider];
  const running = await startSandbox({ ...options, port: between === null ? 0 : env.sandboxPort });
  // A connection kept from an earlier sandbox at this address is found closed here and not by a test.
  const reach = () => fetch(`${running.url}/__sandbox`);
  await reach().catch(reach);
  return contractSandbox(running, provider, between ?? `${running.url}${mount}`);
}

/** What `startContractSandbox` gives, for a sandbox that is already there. */
export function contractSandbox(
  running: RunningSandbox,
  provider: ProviderId,
  baseUrl: string,
): ContractSandbox {
  const control = async (method: string, path: string, body?: Json): Promise<unknown> => {
    const response = await fetch(`${running.url}/__sandbox${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  return {
    ...running,
    baseUrl,
    control,
    fault: async (fault) => {
      await control("POST", "/faults", { ...fault });
    },
    calm: async () => {
      await control("DELETE", "/faults");
      await control("DELETE", "/requests");
    },
    requests: async () => logSchema.parse(await control("GET", "/requests")).requests,
    advance: (seconds) => control("POST", "/clock", { advanceSeconds: seconds }),
    connect: (timeoutMs) => {
      const connection = createConnectionFetch({
        connectionId: randomUUID(),
        provider,
        allowedHosts: { official: [], configured: ["127.0.0.1"] },
        budget: memoryRateBudget(),
        clock: { now: () => new Date() },
        priority: "interactive",
        // Retries are tested with a clock of their own; here they need not wait.
        sleep: async () => {},
      });
      if (timeoutMs === undefined) return connection;
      return (input, init) => {
        const limits = [AbortSignal.timeout(timeoutMs), ...(init.signal ? [init.signal] : [])];
        return connection(input, { ...init, signal: AbortSignal.any(limits) });
      };
    },
  };
}

const logSchema = z.object({
  requests: z.array(z.object({ method: z.string(), path: z.string(), status: z.number() })),
});
