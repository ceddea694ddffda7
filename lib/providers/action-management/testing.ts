import { randomUUID } from "node:crypto";
import { z } from "zod";
import { createConnectionFetch } from "@/lib/http/connection-fetch";
import { memoryRateBudget } from "@/lib/http/rate-budget";
import type { ContractFault } from "../contract-context";
import type { Json } from "../port";
import { createActionManagementClient } from "./client";

export const API = "/action-management/v1/actionmanagement";
export const CREDENTIALS = {
  hubId: "96",
  clientId: "sandbox-client",
  clientSecret: "sandbox-action-management-secret",
  grantType: "api-user",
};
const clock = { now: () => new Date() };

/** Hub 96 of a running sandbox, with what the tests of this folder need of it. */
export function hubOf(running: { url: string; baseUrl: string; close(): Promise<void> }) {
  const { baseUrl } = running;
  const control = async (method: string, path: string, body?: Json): Promise<unknown> => {
    const response = await fetch(`${running.url}/__sandbox${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  /** A connection's fetch with a breaker and a budget of its own. */
  const guarded = (timeoutMs?: number) => {
    const connection = createConnectionFetch({
      connectionId: randomUUID(),
      provider: "action-management",
      allowedHosts: { official: [], configured: ["127.0.0.1"] },
      budget: memoryRateBudget(),
      clock,
      priority: "interactive",
      sleep: async () => {},
    });
    return timeoutMs === undefined
      ? connection
      : (input: URL, init: RequestInit) => {
          const limits = [AbortSignal.timeout(timeoutMs), ...(init.signal ? [init.signal] : [])];
          return connection(input, { ...init, signal: AbortSignal.any(limits) });
        };
  };
  return {
    baseUrl,
    control,
    guarded,
    client: createActionManagementClient({ baseUrl, credentials: CREDENTIALS, fetch: guarded(), clock }),
    fault: async (fault: ContractFault) => {
      await control("POST", "/faults", { ...fault });
    },
    calm: async () => {
      await control("DELETE", "/faults");
      await control("DELETE", "/requests");
    },
    requests: async () => logSchema.parse(await control("GET", "/requests")).requests,
    /** The id of a case that a low satisfaction has just raised. */
    raise: async () => {
      const raised = await control("POST", "/action-management/responses", {
        satisfaction: "Low",
        email: "ada@example.org",
        name: "Ada Lovelace",
      });
      return String(z.object({ caseId: z.int() }).parse(raised).caseId);
    },
    close: running.close,
  };
}

const logSchema = z.object({ requests: z.array(z.object({ method: z.string(), path: z.string() })) });
