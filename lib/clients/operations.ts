import "server-only";
import { z } from "zod";
import { notifyTeam } from "@/lib/events/notify";
import type { OperationHandler } from "@/lib/operations/handler";
import { clientInputSchema, providerClientSchema } from "@/lib/operations/result-schemas";
import { ProviderError } from "@/lib/providers/errors";
import type {
  Adapter,
  Address,
  ClientInput,
  ClientsPort,
  Lookup,
  ProviderClient,
} from "@/lib/providers/port";
import { linkClient } from "@/lib/sync/client-links";

const text = z.string().nullable();

const patchSchema: z.ZodType<Partial<ClientInput>> = clientInputSchema.partial();

const addressSchema: z.ZodType<Address> = z.object({
  unit: text,
  house_name: text,
  house_number: text,
  street_name: text,
  second_street: text,
  district: text,
  city: text,
  province: text,
  postcode: text,
  country: text,
});

function clientsOf(adapter: Adapter): ClientsPort {
  if (adapter.clients) return adapter.clients;
  throw new ProviderError({
    provider: adapter.provider,
    kind: "not-configured",
    fate: "not-sent",
    message: "This provider keeps no clients.",
  });
}

/** Clocks of the desk and the provider may differ by this much when an answer was lost. */
const slack = 5 * 60_000;

async function findCreated(
  adapter: Adapter,
  client: ClientInput,
  since: Date,
): Promise<Lookup<ProviderClient>> {
  if (client.reference === null) return { found: "unsure", candidates: [] };
  const answer = await clientsOf(adapter).findByReference(client.reference);
  if (answer.found === "none") return answer;
  const known = answer.found === "one" ? [answer.value] : answer.candidates;
  if (known.length === 0) return answer;
  const email = client.email.toLowerCase();
  // A reference that the person chose may belong to an older client too: only a new one with this e-mail is ours.
  const ours = known.filter(
    (one) => one.createdAt.getTime() >= since.getTime() - slack && one.email.toLowerCase() === email,
  );
  const [only] = ours;
  if (only === undefined) return { found: "none" };
  return ours.length === 1 ? { found: "one", value: only } : { found: "unsure", candidates: ours };
}

/** Input of `client.create`: the desk's client and what to tell the provider, always with a reference. */
export interface ClientCreateInput {
  clientId: string;
  client: ClientInput;
}

/** Creates a client at a provider and links it to the desk's. Looked up again by exact reference. */
export const clientCreate: OperationHandler<ClientCreateInput, ProviderClient> = {
  kind: "client.create",
  inputSchema: z.object({ clientId: z.uuid(), client: clientInputSchema }),
  resultSchema: providerClientSchema,
  label: () => "Create client",
  send: (adapter, input) => clientsOf(adapter).create(input.client),
  find: (adapter, input, since) => findCreated(adapter, input.client, since),
  idOf: (client) => client.id,
  async apply(tx, scope, input, client) {
    await linkClient(
      tx,
      { id: scope.connectionId, teamId: scope.teamId },
      {
        clientId: input.clientId,
        providerClientId: client.id,
        rawStatus: client.status,
        providerUpdatedAt: client.updatedAt,
      },
    );
    await notifyTeam(tx, scope.teamId, "clients", [input.clientId]);
    return { subjectId: input.clientId };
  },
  audit: { action: "client.create-at-provider", objectType: "client" },
};

export interface ClientUpdateInput {
  clientId: string;
  providerClientId: string;
  patch: Partial<ClientInput>;
}

function holds(client: ProviderClient, patch: Partial<ClientInput>): boolean {
  const known = clientInputSchema.parse(client);
  const current = Object.entries(known);
  return Object.entries(patch).every(([key, value]) =>
    current.some(([name, held]) => name === key && held === value),
  );
}

/** Changes a client at a provider. A lost answer is settled by reading the client back. */
export const clientUpdate: OperationHandler<ClientUpdateInput, ProviderClient> = {
  kind: "client.update",
  inputSchema: z.object({ clientId: z.uuid(), providerClientId: z.string(), patch: patchSchema }),
  resultSchema: providerClientSchema,
  label: () => "Change client",
  send: (adapter, input) => clientsOf(adapter).update(input.providerClientId, input.patch),
  async find(adapter, input) {
    const client = await clientsOf(adapter).fetch(input.providerClientId);
    return holds(client, input.patch) ? { found: "one", value: client } : { found: "none" };
  },
  idOf: (client) => client.id,
  async apply(tx, scope, input, client) {
    await tx.clientLink.updateMany({
      where: { teamId: scope.teamId, connectionId: scope.connectionId, providerClientId: client.id },
      data: { rawStatus: client.status, providerUpdatedAt: client.updatedAt },
    });
    await notifyTeam(tx, scope.teamId, "clients", [input.clientId]);
    return { subjectId: input.clientId };
  },
  audit: { action: "client.update-at-provider", objectType: "client" },
};

export interface ClientAddressInput {
  clientId: string;
  providerClientId: string;
  address: Address;
}

interface ClientAddressResult {
  providerClientId: string;
  address: Address;
}

const addressKeys = [
  "unit",
  "house_name",
  "house_number",
  "street_name",
  "second_street",
  "district",
  "city",
  "province",
  "postcode",
  "country",
] as const;

/** Replaces a client's address at a provider. A lost answer is settled by reading the address back. */
export const clientAddress: OperationHandler<ClientAddressInput, ClientAddressResult> = {
  kind: "client.address",
  inputSchema: z.object({ clientId: z.uuid(), providerClientId: z.string(), address: addressSchema }),
  resultSchema: z.object({ providerClientId: z.string(), address: addressSchema }),
  label: () => "Set address",
  async send(adapter, { providerClientId, address }) {
    return { providerClientId, address: await clientsOf(adapter).replaceAddress(providerClientId, address) };
  },
  async find(adapter, { providerClientId, address }) {
    const held = await clientsOf(adapter).address(providerClientId);
    const same = addressKeys.every((key) => (held[key] ?? null) === address[key]);
    return same ? { found: "one", value: { providerClientId, address: held } } : { found: "none" };
  },
  idOf: (result) => result.providerClientId,
  apply: async (_tx, _scope, input) => ({ subjectId: input.clientId }),
  audit: { action: "client.address-at-provider", objectType: "client" },
};
