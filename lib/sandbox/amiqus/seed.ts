import { addAttachment, makePdf } from "./files";
import { settle } from "./lifecycle";
import type { ClientRow, MemberRow, RecordRow } from "./model";
import { playStep } from "./play";
import { createRecord, DAY_MS, parseRecord } from "./record-create";
import { CASES, CLIENTS, FORM_FIELDS, RECORDS, type SeedRecord } from "./seed-data";
import { AmiqusTeam, type AmiqusWorld } from "./world";

export const DEFAULT_TOKEN = "sandbox-amiqus-token";
/** A token whose every call but status and account answers 403. */
export const FORBIDDEN_TOKEN = "sandbox-amiqus-forbidden";
/** A token that may read and not write. */
export const READ_ONLY_TOKEN = "sandbox-amiqus-read-only";

const MEMBERS = [
  ["Lorraine Baines", "admin@demo.test", "owner"],
  ["Dennis Jones", "manager@demo.test", "member"],
  ["Jennifer Parker", "staff@demo.test", "member"],
  ["Gerald Strickland", "gerald.strickland@hillvalley.example", "read-only"],
] as const;

/** Makes an empty team with its members, the first of whom is the owner. */
export function createTeam(
  world: AmiqusWorld,
  options: {
    name: string;
    members: readonly (readonly [string, string, MemberRow["role"]])[];
    cases?: boolean;
  },
): AmiqusTeam {
  const now = world.now();
  const identifier = options.name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  const team = new AmiqusTeam(
    {
      id: world.ids.next("team"),
      identifier,
      uuid: world.random.uuid(),
      name: options.name,
      contact: `onboarding@${identifier}.example`,
      telephone: null,
      createdAt: now - 800 * DAY_MS,
      updatedAt: now - 90 * DAY_MS,
    },
    options.cases ?? true,
  );
  for (const [name, email, role] of options.members) {
    team.members.put({ id: world.ids.next("member"), name, email, role, createdAt: now - 700 * DAY_MS });
  }
  world.teams.set(team.profile.id, team);
  return team;
}

function fillCatalogue(world: AmiqusWorld, team: AmiqusTeam): void {
  const now = world.now() - 300 * DAY_MS;
  const times = { createdAt: now, updatedAt: now };
  const [owner] = [...team.members.stored()];
  const care = addAttachment(world, team, {
    original: "client-care-letter.pdf",
    type: "application/pdf",
    bytes: makePdf("Client care letter", ["Hill Valley Law", "Terms of engagement."]),
  });
  const library = world.ids.next("library");
  team.library.put({
    id: library,
    name: "Client care letter",
    description: "Sent to every new client",
    enabled: true,
    attachmentId: care.id,
    ...times,
  });
  const proof = world.ids.next("template");
  team.documentTemplates.put({
    id: proof,
    name: "Proof of address",
    description: "A utility bill or bank statement",
    content: "Upload a bill or bank statement from the last three months.",
    enabled: true,
    ...times,
  });
  team.emailTemplates.put({
    id: world.ids.next("template"),
    name: "New request",
    description: "Sent with every new request",
    content: "Hello {{ name }}, Hill Valley Law asks you to complete some checks.",
    enabled: true,
    ...times,
  });
  const form = world.random.uuid();
  team.formTemplates.put({
    id: world.ids.next("formTemplate"),
    reference: form,
    name: "Source of funds",
    description: "Where the money for the purchase comes from",
    instructions: null,
    fields: FORM_FIELDS,
    version: 1,
    enabled: true,
    archivedAt: null,
    ...times,
  });
  const photo = { report_type: "standard", docs: ["passport", "driving_licence"], facial_similarity: true };
  const templates = [
    ["Identity verification", [{ type: "check.photo_id", preferences: photo }]],
    [
      "Property purchase",
      [
        { type: "check.photo_id", preferences: photo },
        { type: "check.watchlist", preferences: { search_profile: "peps_sanctions" } },
        { type: "document.request", preferences: { template: proof } },
        { type: "document.transfer", preferences: { template: library, require_confirmation: true } },
        { type: "form", preferences: { form } },
      ],
    ],
  ] as const;
  for (const [name, steps] of templates) {
    team.recordTemplates.put({
      id: world.ids.next("template"),
      name,
      description: `${name} as Hill Valley Law sends it`,
      steps: steps.map((step) => ({ ...step })),
      notification: "email",
      message: null,
      reminder: true,
      assignees: owner === undefined ? [] : [owner.id],
      enabled: true,
      ...times,
    });
  }
  team.credits.put({
    id: world.ids.next("credit"),
    credits: 244,
    reason: "Monthly topup",
    causer: owner === undefined ? null : { type: "user", id: owner.id },
    createdAt: now,
  });
}

function seedClients(world: AmiqusWorld, team: AmiqusTeam): ClientRow[] {
  return CLIENTS.map((seed, index) => {
    const at = world.now() - (90 - index) * DAY_MS;
    const row: ClientRow = {
      id: world.ids.next("client"),
      status: seed.status ?? null,
      name: {
        title: seed.title ?? null,
        other_title: null,
        first_name: seed.first,
        middle_name: seed.middle ?? null,
        last_name: seed.last,
      },
      email: seed.email,
      landline: null,
      mobile: seed.mobile ?? null,
      dob: seed.dob ?? null,
      reference: seed.reference ?? null,
      nationalInsuranceNumber: null,
      address: seed.address ?? null,
      assignees: [],
      organisations: [],
      createdAt: at,
      updatedAt: at,
      archivedAt: seed.archived ? world.now() - 5 * DAY_MS : null,
    };
    team.clients.put(row);
    return row;
  });
}

/** Makes a seeded record as of `daysAgo`, playing its steps so that the status follows from what happened. */
function seedRecord(
  world: AmiqusWorld,
  team: AmiqusTeam,
  clients: ClientRow[],
  members: MemberRow[],
  seed: SeedRecord,
): RecordRow {
  const form = [...team.formTemplates.stored()][0]?.reference;
  const clientId = clients[seed.client]?.id ?? 0;
  const steps = seed.steps.map(({ type, preferences }) => ({
    type,
    ...(type === "form" ? { preferences: { form } } : preferences === undefined ? {} : { preferences }),
  }));
  const archived = clients[seed.client]?.archivedAt ?? null;
  const client = team.clients.get(clientId);
  if (client !== undefined) client.archivedAt = null;
  const plan = parseRecord(team, {
    client: clientId,
    steps,
    notification: false,
    message: seed.message ?? null,
  });
  if (client !== undefined) client.archivedAt = archived;
  const row = createRecord(world, team, plan, members[seed.by ?? 0]?.id ?? 0, true);
  if (seed.started === true) {
    row.started = true;
    settle(world, team, row);
  }
  seed.steps.forEach((step, index) => {
    const made = row.steps[index];
    if (step.outcome !== undefined && made !== undefined) playStep(world, team, row, made, step.outcome);
  });
  if (seed.assignee !== undefined) {
    const memberId = members[seed.assignee]?.id;
    if (memberId !== undefined) row.assignees.push({ id: world.ids.next("assignee"), memberId });
  }
  if (seed.reviewed === true) {
    row.reviewed = true;
    settle(world, team, row);
  }
  return row;
}

/**
 * Hill Valley Law: four members, a dozen clients, records in every status and a few cases. History is written by
 * moving a frozen clock through the past, then time goes on from where it was. Must run on an empty clock and before any webhook exists.
 */
export async function seedDemo(world: AmiqusWorld): Promise<AmiqusTeam> {
  const team = createTeam(world, { name: "Hill Valley Law", members: MEMBERS });
  const members = [...team.members.stored()];
  const [owner, manager, , reader] = members;
  if (owner !== undefined && manager !== undefined && reader !== undefined) {
    const teamId = team.profile.id;
    world.tokens.set(DEFAULT_TOKEN, { teamId, memberId: owner.id, access: "full" });
    world.tokens.set(READ_ONLY_TOKEN, { teamId, memberId: reader.id, access: "read-only" });
    world.tokens.set(FORBIDDEN_TOKEN, { teamId, memberId: manager.id, access: "none" });
  }
  fillCatalogue(world, team);
  const clients = seedClients(world, team);
  const present = world.now();
  const { frozen } = world.clock.state();
  const records: RecordRow[] = [];
  const past = RECORDS.map((seed) => ({
    seed,
    at: present - seed.daysAgo * DAY_MS - (seed.client * 37 + 11) * 60_000,
  })).sort((a, b) => a.at - b.at);
  // Time is walked from the oldest record to the present, so that old ones expire on their own date.
  world.clock.freeze(past[0]?.at);
  for (const { seed, at } of past) {
    await world.clock.advance(at - world.now());
    records.push(seedRecord(world, team, clients, members, seed));
  }
  await world.clock.advance(present - world.now());
  seedCases(world, team, clients, records, members);
  if (!frozen) world.clock.unfreeze();
  return team;
}

function seedCases(
  world: AmiqusWorld,
  team: AmiqusTeam,
  clients: ClientRow[],
  records: RecordRow[],
  members: MemberRow[],
): void {
  CASES.forEach((seed, index) => {
    const at = world.now() - (12 - index * 2) * DAY_MS;
    const clientId = clients[seed.client]?.id ?? 0;
    const owner = members[0]?.id ?? 0;
    const status = seed.status;
    team.cases.put({
      id: world.ids.next("case"),
      name: seed.name,
      reference: seed.reference,
      status,
      clientId,
      items: records
        .filter((row) => row.clientId === clientId)
        .map((row) => ({ id: world.ids.next("item"), recordId: row.id, createdAt: at })),
      reviews:
        status === "pending"
          ? []
          : [
              {
                id: world.ids.next("review"),
                memberId: owner,
                status,
                from: "pending",
                createdAt: at + DAY_MS,
              },
            ],
      assignees: seed.assigned ? [{ id: world.ids.next("assignee"), memberId: members[1]?.id ?? owner }] : [],
      createdBy: owner,
      createdAt: at,
      updatedAt: status === "pending" ? at : at + DAY_MS,
      archivedAt: null,
    });
  });
}
