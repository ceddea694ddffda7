import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import type { TeamContext } from "@/lib/auth/context";
import { withSystem } from "@/lib/db/client";
import { startEmbedded } from "@/lib/db/embedded";
import { newId } from "@/lib/db/ids";
import { migrate } from "@/lib/db/migrate";
import { env, setDatabaseUrl } from "@/lib/env";
import { startSandbox } from "@/lib/sandbox/server";
import { onEnd } from "./life";
import { keptSecrets } from "./secrets";

/** What went over the wire. */
export interface Traffic {
  calls: number;
  /** Of the answers' bodies, as sent. */
  bytes: number;
}

/** A desk without a web part: its database, the demo team, and the sandbox behind a counter. */
export interface BenchProvider {
  readonly ctx: TeamContext;
  readonly connectionId: string;
  readonly baseUrl: string;
  readonly traffic: Traffic;
  /** A call of the sandbox's control API, e.g. `POST /faults`; answers its JSON. */
  control(method: string, path: string, body?: unknown): Promise<unknown>;
  /** Requests a minute that the sandbox allows; its own limit is 600. */
  rateLimit(requests: number): Promise<void>;
  /** Generated records with their clients, made when they are looked at. */
  addRecords(count: number): Promise<void>;
}

/** Starts it on throw-away data in `directory`; background work does not run. */
export async function startBenchProvider(directory: string): Promise<BenchProvider> {
  const database = await startEmbedded({ directory, disposable: true });
  onEnd(() => database.stop());
  await migrate(database.url);
  const sandbox = await startSandbox({ port: 0 });
  onEnd(() => sandbox.close());
  const counter = await countTraffic(sandbox.url);
  onEnd(counter.stop);
  Object.assign(process.env, {
    ...keptSecrets(directory),
    DATABASE_URL: database.url,
    APP_URL: "http://127.0.0.1:9",
    PROVIDER_HOSTS: [new URL(counter.url).host, ...env.providerHosts].join(","),
  });
  setDatabaseUrl(database.url);
  const { seedDemo } = await import("@/prisma/seed");
  await seedDemo({ sandboxUrl: counter.url });
  const control = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${sandbox.url}/__sandbox${path}`, {
      method,
      headers: { "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`The sandbox answered ${answer.status} to ${path}.`);
    return answer.json();
  };
  return {
    ...(await demoDesk()),
    traffic: counter.traffic,
    control,
    rateLimit: async (rateLimit) => {
      await control("POST", "/amiqus/settings", { rateLimit });
    },
    addRecords: async (records) => {
      await control("POST", "/amiqus/seed", { records });
    },
  };
}

async function demoDesk(): Promise<{ ctx: TeamContext; connectionId: string; baseUrl: string }> {
  return withSystem(async (tx) => {
    const admin = await tx.member.findFirstOrThrow({ where: { user: { email: "admin@demo.test" } } });
    const { teamId, userId } = admin;
    const { id, baseUrl } = await tx.connection.findFirstOrThrow({ where: { teamId, provider: "amiqus" } });
    const ctx = { userId, memberId: admin.id, teamId, sessionId: newId(), ip: null, requestId: "bench" };
    return { ctx: { ...ctx, role: "admin" as const }, connectionId: id, baseUrl };
  });
}

/** A server that hands everything on to `target` and counts it. */
async function countTraffic(target: string): Promise<{ url: string; traffic: Traffic; stop(): void }> {
  const traffic: Traffic = { calls: 0, bytes: 0 };
  const server = createServer((incoming, outgoing) => {
    traffic.calls += 1;
    const { method, headers } = incoming;
    const onward = request(new URL(incoming.url ?? "/", target), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on("data", (part: Buffer) => {
        traffic.bytes += part.length;
      });
      answer.pipe(outgoing);
    });
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("The counter has no address.");
  return {
    url: `http://127.0.0.1:${address.port}`,
    traffic,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
