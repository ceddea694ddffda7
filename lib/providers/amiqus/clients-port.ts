import "server-only";
import type { ClientInput, ClientsPort } from "../port";
import type { AmiqusClient } from "./client";
import { type ClientCreate, type ClientPatch, titleSchema } from "./client-input";
import { amiqusId, checked } from "./failures";
import { toAddress, toClient } from "./mapper";

/** Clients at Amiqus. References are matched exactly, capitals included. */
export function clientsPort(amiqus: AmiqusClient): ClientsPort {
  const known = (id: string) => String(amiqusId(id));
  return {
    create: async (input) => toClient((await amiqus.createClient(newClient(input))).value),
    fetch: async (id) => toClient((await amiqus.retrieveClient(known(id))).value),
    update: async (id, patch) => toClient((await amiqus.updateClient(known(id), bodyOf(patch))).value),
    remove: async (id) => {
      await amiqus.deleteClient(known(id));
    },
    address: async (id) => toAddress((await amiqus.retrieveAddress(known(id))).value),
    replaceAddress: async (id, address) =>
      toAddress((await amiqus.replaceAddress(known(id), { ...address })).value),
    async findByReference(reference) {
      const rows = await amiqus.listClients({ reference }, { strict: true });
      const matches = rows
        .map((row) => toClient(row.value))
        .filter((client) => client.reference === reference);
      const [only] = matches;
      if (only === undefined) {
        return { found: "none" };
      }
      return matches.length === 1 ? { found: "one", value: only } : { found: "unsure", candidates: matches };
    },
  };
}

function bodyOf(input: Partial<ClientInput>): ClientPatch {
  const name = nameOf(input);
  const { email, landline, mobile, dob, reference } = input;
  return {
    ...(Object.keys(name).length === 0 ? {} : { name }),
    ...defined({ email, landline, mobile, dob, reference }),
  };
}

/** A new client has no value to clear, so what is null is left out. */
function newClient(input: ClientInput): ClientCreate {
  const { email, landline, mobile, dob, reference } = input;
  const { first_name = "", last_name = "", ...name } = nameOf(input);
  return {
    name: { first_name, last_name, ...withoutNulls(name) },
    email,
    ...withoutNulls({ landline, mobile, dob, reference }),
  };
}

function nameOf(input: Partial<ClientInput>): NonNullable<ClientPatch["name"]> {
  return defined({
    title: checked(titleSchema, { name: { title: input.title } }).name.title,
    other_title: input.otherTitle,
    first_name: input.firstName,
    middle_name: input.middleName,
    last_name: input.lastName,
  });
}

function withoutNulls<T extends object>(part: T): T {
  return Object.assign(
    {},
    ...Object.entries(part).map(([key, value]) => (value === null ? {} : { [key]: value })),
  );
}

/** Only the fields that were given. */
function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.assign(
    {},
    ...Object.entries(fields).map(([key, value]) => (value === undefined ? {} : { [key]: value })),
  );
}
