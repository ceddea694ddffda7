import "server-only";
import { collectingDrift } from "@/lib/http/drift";
import type { AdapterOptions, Clock } from "../adapter-options";
import type { Adapter, LaunchesPort } from "../port";
import { caseBody } from "./case-input";
import { type AplyidClient, createAplyidClient } from "./client";
import { describeSnapshot } from "./describe";
import { cannotBeAsked, checked, invalidRequest } from "./failures";
import { aplyidLaunchSchema } from "./launch-schema";
import { awaitedSnapshot, heardCase, launchedCase, namedCase } from "./mapper";
import { splitPhone } from "./phone";

export interface AplyidCredentials {
  /** The access key of one integration, live or test. */
  accessKey: string;
}

/**
 * The APLYiD Workflow adapter of one integration. It creates cases and nothing else: there is no call that reads, changes
 * or looks up (providers' "Create a Case" is their only one). Everything it does throws ProviderError only.
 */
export function createAplyidAdapter(options: AdapterOptions<AplyidCredentials>): Adapter {
  const { baseUrl, credentials, fetch, clock, onDrift } = options;
  const aplyid = createAplyidClient({ baseUrl, accessKey: credentials.accessKey, fetch, onDrift });
  return {
    provider: "aplyid",
    connection: {
      async test() {
        // The one call there is creates a case, so nothing checks a key but a launch.
        return {
          checked: false,
          account: { id: "", name: "", email: "" },
          team: { id: "", name: "" },
          rateLimit: null,
        };
      },
      members: async () => [],
    },
    launches: launchesPort(aplyid, clock),
    cases: {
      fetch: refuse,
      update: refuse,
      download: refuse,
      addItems: refuse,
      describe: describeSnapshot,
      hear: (snapshot, told, at, attached) =>
        collectingDrift(onDrift, () => heardCase(snapshot, told, at, attached)),
    },
  };
}

async function refuse(): Promise<never> {
  throw cannotBeAsked();
}

function launchesPort(aplyid: AplyidClient, clock: Clock): LaunchesPort {
  return {
    async create({ kind, clientReference, reference, input }) {
      if (kind !== "case") throw invalidRequest("APLYiD has cases only.");
      const launch = checked(aplyidLaunchSchema, input);
      const references = { client: clientReference, activity: reference };
      const body = caseBody(launch, references, splitPhone(launch.client.phone));
      const answer = await aplyid.createCase(body);
      return launchedCase(answer, { title: launch.activity.name, reference, at: clock.now() });
    },
    // Nothing can be looked up: the delivery that names our reference settles it, or a person.
    find: async () => ({ found: "unsure", candidates: [] }),
    awaited({ reference, input }, at) {
      const launch = checked(aplyidLaunchSchema, input);
      return { ...awaitedSnapshot({ title: launch.activity.name, reference, at }) };
    },
    named({ reference, input }, at, id) {
      if (!/^[1-9]\d{0,14}$/.test(id)) throw invalidRequest("APLYiD’s case numbers are digits alone.");
      const { activity, client } = checked(aplyidLaunchSchema, input);
      const sent = { status: activity.status ?? null, clientName: client.name };
      return namedCase(Number(id), sent, { title: activity.name, reference, at });
    },
    price: async () => [],
  };
}
