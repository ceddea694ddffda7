import "server-only";
import { z } from "zod";
import { notifyTeam } from "@/lib/events/notify";
import type { OperationHandler } from "@/lib/operations/handler";
import type { OrganisationInput } from "@/lib/providers/amiqus/client-input";
import { amiqusOf } from "@/lib/providers/amiqus/client-of";

/** Clocks of the desk and Amiqus may differ by this much when an answer was lost. Milliseconds. */
const SLACK_MS = 5 * 60_000;

const fields = z.object({
  name: z.string(),
  companyNumber: z.string().nullable(),
  jurisdiction: z.string().nullable(),
});
type Fields = z.infer<typeof fields>;
const made = z.object({ id: z.string() });

const bodyOf = ({ name, companyNumber, jurisdiction }: Fields): OrganisationInput => ({
  name,
  company_number: companyNumber,
  jurisdiction,
});

interface Held {
  name: string;
  company_number: string | null;
  jurisdiction: string | null;
}

const says = (held: Held, wanted: Fields) =>
  held.name === wanted.name &&
  held.company_number === wanted.companyNumber &&
  (held.jurisdiction?.toLowerCase() ?? null) === wanted.jurisdiction;

/** Creates an organisation at Amiqus. It has no reference of ours: a lost one is looked up by what it says and when. */
export const organisationCreate: OperationHandler<Fields, { id: string }> = {
  kind: "amiqus.organisation.create",
  inputSchema: fields,
  resultSchema: made,
  label: () => "Create organisation",
  send: async (adapter, input) => ({
    id: String((await amiqusOf(adapter).createOrganisation(bodyOf(input))).value.id),
  }),
  async find(adapter, input, since) {
    const query = { sort_by: "created_at", order_by: "desc" } as const;
    const rows = (await amiqusOf(adapter).listOrganisations(query)).map(({ value }) => value);
    const ours = rows.filter(
      (row) => says(row, input) && Date.parse(row.created_at) >= since.getTime() - SLACK_MS,
    );
    const found = ours.map((row) => ({ id: String(row.id) }));
    const [only] = found;
    if (only === undefined) return { found: "none" };
    return found.length === 1 ? { found: "one", value: only } : { found: "unsure", candidates: found };
  },
  idOf: (result) => result.id,
  apply: async () => ({}),
  audit: { action: "organisation.create-at-provider", objectType: "organisation" },
};

const updateInput = fields.extend({ organisationId: z.string() });

/** Changes an organisation at Amiqus. A lost answer is settled by reading it back. */
export const organisationUpdate: OperationHandler<z.infer<typeof updateInput>, { id: string }> = {
  kind: "amiqus.organisation.update",
  inputSchema: updateInput,
  resultSchema: made,
  label: () => "Change organisation",
  async send(adapter, { organisationId, ...input }) {
    await amiqusOf(adapter).updateOrganisation(organisationId, bodyOf(input));
    return { id: organisationId };
  },
  async find(adapter, { organisationId, ...input }) {
    const { value } = await amiqusOf(adapter).retrieveOrganisation(organisationId);
    return says(value, input) ? { found: "one", value: { id: organisationId } } : { found: "none" };
  },
  idOf: (result) => result.id,
  apply: async () => ({}),
  audit: { action: "organisation.update-at-provider", objectType: "organisation" },
};

const membershipInput = z.object({
  clientId: z.uuid(),
  providerClientId: z.string(),
  how: z.enum(["add", "replace", "remove", "clear"]),
  organisationIds: z.array(z.string()),
});
const added = z.object({ id: z.string(), added: z.number().nullable() });

const membershipWords = {
  add: "Add client to organisations",
  replace: "Replace organisations of client",
  remove: "Take client out of organisation",
  clear: "Take client out of all organisations",
};

/** Changes which organisations a client belongs to at Amiqus. */
export const clientOrganisations: OperationHandler<z.infer<typeof membershipInput>, z.infer<typeof added>> = {
  kind: "amiqus.client.organisations",
  inputSchema: membershipInput,
  resultSchema: added,
  label: ({ how }) => membershipWords[how],
  async send(adapter, { providerClientId: id, how, organisationIds }) {
    const amiqus = amiqusOf(adapter);
    const ids = organisationIds.map(Number);
    if (how === "add") return { id, added: (await amiqus.addClientOrganisations(id, ids)).length };
    if (how === "replace") return { id, added: (await amiqus.replaceClientOrganisations(id, ids)).length };
    if (how === "clear") await amiqus.deleteClientOrganisations(id);
    else await amiqus.deleteClientOrganisation(id, organisationIds[0] ?? "");
    return { id, added: null };
  },
  async find(adapter, { providerClientId: id, how, organisationIds }) {
    const rows = await amiqusOf(adapter).listClientOrganisations(id);
    const held = new Set(rows.map(({ value }) => String(value.id)));
    const all = organisationIds.every((organisation) => held.has(organisation));
    const done = {
      add: all,
      replace: all && held.size === new Set(organisationIds).size,
      remove: !organisationIds.some((organisation) => held.has(organisation)),
      clear: held.size === 0,
    };
    return done[how] ? { found: "one", value: { id, added: null } } : { found: "none" };
  },
  idOf: (result) => result.id,
  async apply(tx, scope, { clientId }) {
    await notifyTeam(tx, scope.teamId, "clients", [clientId]);
    return { subjectId: clientId };
  },
  audit: { action: "client.organisations-at-provider", objectType: "client" },
};
