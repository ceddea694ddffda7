import { z } from "zod";
import { environment, type Place } from "./environment";

const logged = z.object({ number: z.number(), method: z.string(), path: z.string(), status: z.number() });
const stateSchema = z.object({
  teams: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      members: z.array(z.object({ id: z.number(), email: z.string() })),
      clients: z.array(
        z.object({
          id: z.number(),
          name: z.string(),
          reference: z.string().nullable(),
          status: z.string().nullable(),
        }),
      ),
      records: z.array(
        z.object({
          id: z.number(),
          client: z.number(),
          status: z.string(),
          code: z.string(),
          assignees: z.array(z.number()),
          steps: z.array(z.object({ id: z.number(), type: z.string(), complete: z.boolean() })),
        }),
      ),
      cases: z.array(
        z.object({
          id: z.number(),
          status: z.string(),
          client: z.number().nullable(),
          reference: z.string().nullable(),
          items: z.array(z.number()),
        }),
      ),
      webhooks: z.array(z.object({ id: z.number(), url: z.string(), enabled: z.boolean() })),
    }),
  ),
});

export type SandboxTeam = z.infer<typeof stateSchema>["teams"][number];

/** How the provider misbehaves; docs/sandbox.md lists the kinds. `times: 0` lasts until the test ends. */
export type Fault = { kind: string; method?: string; path?: string; times?: number } & Record<
  string,
  unknown
>;

async function control(method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(`${environment.sandboxUrl}/__sandbox${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

const api = "^/amiqus/api/v2";

/** The control side of the sandbox. */
export const sandbox = {
  /** Has requests to paths below the API's mount misbehave, e.g. `fault("/records$", { kind: "drop-after" })`. */
  async fault(path: string, fault: Fault): Promise<void> {
    await control("POST", "/faults", { ...fault, path: `${api}${path}` });
  },

  async webhookFault(fault: Record<string, unknown>): Promise<void> {
    await control("POST", "/faults", { kind: "webhook", ...fault });
  },

  async clearFaults(): Promise<void> {
    await control("DELETE", "/faults");
  },

  /** Starts counting requests. The answer tells how many of a method and path arrived since. */
  async watch() {
    const list = async (since: number) =>
      z.object({ requests: z.array(logged) }).parse(await control("GET", `/requests?since=${since}`))
        .requests;
    const since = (await list(0)).at(-1)?.number ?? 0;
    return {
      async count(method: string, path: string, status?: number): Promise<number> {
        const pattern = new RegExp(`${api}${path}`);
        return (await list(since)).filter(
          (one) =>
            one.method === method &&
            pattern.test(one.path) &&
            (status === undefined || one.status === status),
        ).length;
      },
    };
  },

  /** A team of the provider by name. */
  async team(name: string): Promise<SandboxTeam> {
    const found = stateSchema
      .parse(await control("GET", "/amiqus/state"))
      .teams.find((one) => one.name === name);
    if (!found) throw new Error(`The sandbox has no team ${name}.`);
    return found;
  },

  /** Makes an empty team at the provider with a token of its owner. */
  async createTeam(
    name: string,
    token: string,
    members: readonly { name: string; email: string }[],
  ): Promise<void> {
    const made = z.object({ id: z.number(), members: z.array(z.object({ id: z.number() })) }).parse(
      await control("POST", "/amiqus/teams", {
        name,
        members: members.map((member, index) => ({ ...member, role: index === 0 ? "owner" : "member" })),
      }),
    );
    await control("POST", "/amiqus/tokens", { token, teamId: made.id, memberId: made.members[0]?.id });
  },

  /** The provider gives the owner of a team another token. */
  async issue(teamName: string, token: string): Promise<void> {
    const team = await sandbox.team(teamName);
    await control("POST", "/amiqus/tokens", { token, teamId: team.id, memberId: team.members[0]?.id });
  },

  /** Calls the provider's API as somebody who works there would, past the desk. */
  async call(
    token: string,
    method: "GET" | "POST" | "PATCH",
    path: string,
    body?: unknown,
    { sandboxUrl }: Place = environment,
  ): Promise<unknown> {
    const answer = await fetch(`${sandboxUrl}/amiqus/api/v2${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  },

  /** Secrets with which the provider of a desk signs the webhooks of a token's team. */
  async webhookSecrets(token: string, at: Place): Promise<string[]> {
    const page = z.object({ data: z.array(z.object({ secret: z.string().min(1) })) });
    return page
      .parse(await sandbox.call(token, "GET", "/webhooks", undefined, at))
      .data.map((webhook) => webhook.secret);
  },

  /** The provider stops knowing a token. */
  async revoke(token: string): Promise<void> {
    await control("DELETE", `/amiqus/tokens/${token}`);
  },

  /** Plays steps of a record as the client would, by step type. */
  async play(recordId: number, steps: readonly { type: string; outcome: string }[]): Promise<void> {
    await control("POST", `/amiqus/records/${recordId}/play`, { steps });
  },

  /** A client proposes another name while answering a record. */
  async propose(recordId: number, firstName: string, lastName: string): Promise<void> {
    const correction = { first_name: firstName, last_name: lastName };
    await control("POST", "/amiqus/corrections", { record: recordId, correction });
  },

  /** Sends a `ping` to a webhook. */
  async ping(webhookId: number): Promise<void> {
    await control("POST", `/amiqus/webhooks/${webhookId}/ping`);
  },

  /** Moves the provider's time on; every retry on the way happens, in its order, before this returns. */
  async advance(minutes: number): Promise<void> {
    await control("POST", "/clock", { advanceSeconds: minutes * 60 });
  },

  /** Has the provider's clock tell the real time again. */
  async realTime(): Promise<void> {
    await control("POST", "/clock", { now: new Date().toISOString() });
  },
};
