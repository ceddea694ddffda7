import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { createConnectionFetch } from "@/lib/http/connection-fetch";
import { memoryRateBudget } from "@/lib/http/rate-budget";
import type { Fetch } from "@/lib/http/request";
import type { Json } from "../port";
import type { RecordCreate } from "./case-input";
import { type AmiqusClient, createAmiqusClient } from "./client";

/** The typed client of a running sandbox, for the tests of single operations. */
export interface Live {
  client: AmiqusClient;
  /** Of the API, ending in /api/v2. */
  baseUrl: string;
  fetch: Fetch;
  /** Drift met so far; the sandbox answers as documented, so there is none. */
  drift: string[];
  /** A control call of the sandbox, e.g. `/amiqus/corrections`. */
  control(method: string, path: string, body?: Json): Promise<unknown>;
  newClient(): Promise<number>;
  newRecord(client: number, steps?: Extract<RecordCreate, { steps: unknown }>["steps"]): Promise<number>;
}

/** Connects to a sandbox through the same guarded fetch as in production. */
export function connectLive(sandbox: { url: string; baseUrl: string }, token = "sandbox-amiqus-token"): Live {
  const { url, baseUrl } = sandbox;
  const fetchOne = createConnectionFetch({
    connectionId: randomUUID(),
    provider: "amiqus",
    allowedHosts: { official: [], configured: ["127.0.0.1"] },
    budget: memoryRateBudget(),
    clock: { now: () => new Date() },
    priority: "interactive",
    sleep: async () => {},
  });
  const drift: string[] = [];
  const client = createAmiqusClient({
    baseUrl,
    token,
    fetch: fetchOne,
    onDrift: (note) => drift.push(`${note.path}: ${note.rawValue}`),
  });
  return {
    client,
    baseUrl,
    fetch: fetchOne,
    drift,
    async control(method, path, body) {
      const response = await fetch(`${url}/__sandbox${path}`, {
        method,
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
      });
      expect(response.ok, path).toBe(true);
      return response.json();
    },
    async newClient() {
      const name = { first_name: "Emmett", last_name: "Brown" };
      return (await client.createClient({ name, email: "doc@example.com" })).value.id;
    },
    async newRecord(id, steps = [{ type: "check.dummy" }]) {
      return (await client.createRecord({ client: id, steps, notification: false })).value.id;
    },
  };
}

/** The whole file as text. */
export async function textOfFile(file: { body: ReadableStream<Uint8Array> }): Promise<string> {
  return new Response(file.body).text();
}
