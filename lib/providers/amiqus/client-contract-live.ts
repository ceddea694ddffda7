import type { Fetch } from "@/lib/http/request";
import type { ContractSandbox } from "../contract-sandbox";
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
  control: ContractSandbox["control"];
  newClient(): Promise<number>;
  newRecord(client: number, steps?: Extract<RecordCreate, { steps: unknown }>["steps"]): Promise<number>;
}

/** Connects to a sandbox through the same guarded fetch as in production. */
export function connectLive(sandbox: ContractSandbox, token = "sandbox-amiqus-token"): Live {
  const { baseUrl, control } = sandbox;
  const fetch = sandbox.connect();
  const drift: string[] = [];
  const client = createAmiqusClient({
    baseUrl,
    token,
    fetch,
    onDrift: (note) => drift.push(`${note.path}: ${note.rawValue}`),
  });
  return {
    client,
    baseUrl,
    fetch,
    drift,
    control,
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
