import "server-only";
import { newId } from "@/lib/db/ids";
import { makeDesk } from "@/lib/sync/testing-desk";
import { amiqusFor } from "../client";
import { bringIn } from "./bring-in";

/** A desk with one person who is at Amiqus and in the desk, for tests. */
export async function makeLinkedPerson(sandboxUrl: string, token?: string) {
  const base = `${sandboxUrl}/amiqus/api/v2`;
  const desk = await makeDesk(base, token === undefined ? {} : { token });
  const owner = token === undefined ? desk : await makeDesk(base);
  const amiqus = await amiqusFor(owner.ctx.teamId, owner.connection.id);
  const { value: person } = await amiqus.createClient({
    name: { first_name: "Emmett", middle_name: "Lathrop", last_name: "Brown" },
    email: `${newId()}@example.com`,
    reference: `HV-${newId()}`,
  });
  const providerClientId = String(person.id);
  const connectionId = desk.connection.id;
  const input = { connectionId, providerClientId, clientId: null, createAnyway: true };
  const brought = await bringIn(desk.ctx, input);
  if (brought.kind !== "in") throw new Error("not brought in");
  return { ...desk, amiqus, person, providerClientId, connectionId, clientId: brought.clientId };
}
