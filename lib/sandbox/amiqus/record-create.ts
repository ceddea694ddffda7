import { z } from "zod";
import { invalid, parseBody, Refusal } from "./http";
import { enrol } from "./lifecycle";
import type { CheckRow, CheckStatus, ClientFormRow, JsonObject, RecordRow, StepRow } from "./model";
import { names } from "./step-schemas";
import { costOf, findFormTemplate, parseSteps, type StepInput } from "./steps";
import type { AmiqusTeam, AmiqusWorld } from "./world";

/** Days a new request stays open, from the reference's examples. */
export const OPEN_DAYS = 10;
export const DAY_MS = 86_400_000;

const manualSchema = z.strictObject({
  client: z.int(),
  steps: z.unknown(),
  notification: z.literal(["email", false]),
  message: z.string().max(5_000).nullable().default(null),
  reminder: z.boolean().default(false),
});
const templateSchema = z.strictObject({
  client: z.int(),
  template: z.int(),
  assignees: z.boolean().default(true),
});

interface RecordPlan {
  clientId: number;
  steps: StepInput[];
  message: string | null;
  reminder: boolean;
  memberIds: number[];
}

/** Checks the body of `POST /records`, manual or from a template; throws the 422 with every fault found. */
export function parseRecord(team: AmiqusTeam, body: unknown): RecordPlan {
  return names(body, "template") ? fromTemplate(team, body) : manual(team, body);
}

function manual(team: AmiqusTeam, body: unknown): RecordPlan {
  const faults: JsonObject = {};
  const collect = <T>(work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      Object.assign(faults, error.body);
      return undefined;
    }
  };
  const input = collect(() => parseBody(manualSchema, body));
  const given = names(body, "steps") ? body.steps : undefined;
  const steps = collect(() => parseSteps(team, given));
  if (input !== undefined) collect(() => requireClient(team, input.client));
  if (input === undefined || steps === undefined || Object.keys(faults).length > 0) {
    throw new Refusal(422, faults);
  }
  return {
    clientId: input.client,
    steps,
    message: input.message,
    reminder: input.reminder,
    memberIds: [],
  };
}

function fromTemplate(team: AmiqusTeam, body: unknown): RecordPlan {
  const input = parseBody(templateSchema, body);
  requireClient(team, input.client);
  const template = team.recordTemplates.get(input.template);
  if (template === undefined || !template.enabled) {
    throw invalid({ template: ["The selected template is invalid."] });
  }
  return {
    clientId: input.client,
    steps: parseSteps(
      team,
      template.steps.map(({ type, preferences }) =>
        preferences === null ? { type } : { type, preferences },
      ),
    ),
    message: template.message,
    reminder: template.reminder,
    memberIds: input.assignees ? template.assignees : [],
  };
}

function requireClient(team: AmiqusTeam, id: number): void {
  const client = team.clients.get(id);
  if (client === undefined || client.archivedAt !== null) {
    throw invalid({ client: ["The selected client is invalid."] });
  }
}

/** Makes the record of a checked plan with its checks, documents and forms, and sends the events. */
export function createRecord(
  world: AmiqusWorld,
  team: AmiqusTeam,
  plan: RecordPlan,
  createdBy: number,
  quiet = false,
): RecordRow {
  const now = world.now();
  const id = world.ids.next("record");
  const client = team.clients.get(plan.clientId);
  const row: RecordRow = {
    id,
    status: "pending",
    clientId: plan.clientId,
    email: client?.email ?? "",
    steps: plan.steps.map((step) => makeStep(world, team, id, plan.clientId, step)),
    message: plan.message,
    hasReminders: plan.reminder,
    started: false,
    reviewed: false,
    createdBy,
    assignees: plan.memberIds.map((memberId) => ({ id: world.ids.next("assignee"), memberId })),
    createdAt: now,
    updatedAt: now,
    expiredAt: now + OPEN_DAYS * DAY_MS,
    archivedAt: null,
  };
  enrol(world, team, row, quiet);
  charge(world, team, row);
  return row;
}

function makeStep(
  world: AmiqusWorld,
  team: AmiqusTeam,
  recordId: number,
  clientId: number,
  step: StepInput,
): StepRow {
  const now = world.now();
  const state = step.type === "check.dummy" ? dummyState(step.preferences?.state) : "pending";
  const row: StepRow = {
    id: world.ids.next("step"),
    type: step.type,
    preferences: step.preferences,
    cost: costOf(step),
    // A dummy with a state skips the client altogether.
    completedAt: state === "pending" ? null : now,
    amend: false,
    check: step.type.startsWith("check.") ? makeCheck(world, state) : null,
    documentId: null,
    formReference: null,
  };
  if (step.type === "document.request" || step.type === "document.transfer") {
    const { preferences, documentId } = makeDocument(world, team, recordId, step);
    row.preferences = preferences;
    row.documentId = documentId;
  }
  if (step.type === "form") row.formReference = makeForm(world, team, recordId, clientId, step).reference;
  return row;
}

function dummyState(state: unknown): CheckStatus {
  const states: CheckStatus[] = ["accepted", "rejected", "refer", "failed", "paused"];
  return states.find((candidate) => candidate === state) ?? "pending";
}

function makeCheck(world: AmiqusWorld, status: CheckStatus): CheckRow {
  const now = world.now();
  return { id: world.ids.next("check"), status, photo: null, media: [], createdAt: now, updatedAt: now };
}

function makeDocument(
  world: AmiqusWorld,
  team: AmiqusTeam,
  recordId: number,
  { type, preferences }: StepInput,
): { preferences: JsonObject; documentId: number } {
  const now = world.now();
  const template = typeof preferences?.template === "number" ? preferences.template : null;
  const request = type === "document.request";
  const fromLibrary = template === null || request ? undefined : team.library.get(template);
  const fromTemplate = template === null || !request ? undefined : team.documentTemplates.get(template);
  const shown: JsonObject = request
    ? {
        title: fromTemplate?.name ?? preferences?.title,
        instructions: fromTemplate?.content ?? preferences?.instructions,
      }
    : {
        require_return: preferences?.require_return ?? false,
        require_confirmation: preferences?.require_confirmation ?? false,
        instructions: preferences?.instructions ?? null,
        return_message: preferences?.return_message ?? null,
      };
  const attachment = fromLibrary?.attachmentId ?? preferences?.attachment;
  const documentId = world.ids.next("document");
  team.documents.put({
    id: documentId,
    recordId,
    type: request ? "requested" : "sent",
    name: String((request ? shown.title : (fromLibrary?.name ?? preferences?.name)) ?? ""),
    config: request ? { instructions: shown.instructions } : shown,
    source: { type: "record", id: recordId },
    attachments: typeof attachment === "number" ? [attachment] : null,
    createdAt: now,
    updatedAt: now,
    completedAt: null,
  });
  return { preferences: shown, documentId };
}

function makeForm(
  world: AmiqusWorld,
  team: AmiqusTeam,
  recordId: number,
  clientId: number,
  step: StepInput,
): ClientFormRow {
  const template = findFormTemplate(team, String(step.preferences?.form));
  if (template === undefined) throw invalid({ steps: ["The selected form is invalid."] });
  const now = world.now();
  const row: ClientFormRow = {
    id: world.ids.next("form"),
    reference: world.random.uuid(),
    type: "requested",
    clientId,
    recordId,
    name: template.name,
    description: template.description,
    instructions: template.instructions,
    fields: template.fields.map(collectorField),
    version: template.version,
    createdAt: now,
    updatedAt: now,
    completedAt: null,
    archivedAt: null,
  };
  team.forms.put(row);
  return row;
}

/** A template's field as the client fills it in: inputs gain `flag` and `value`. */
function collectorField(field: JsonObject): JsonObject {
  const input = ["text", "textarea", "radio", "checkbox", "document"].includes(String(field.type));
  return input ? { ...field, flag: false, value: null } : { ...field };
}

function charge(world: AmiqusWorld, team: AmiqusTeam, row: RecordRow): void {
  for (const step of row.steps) {
    if (step.cost === 0 || step.check === null) continue;
    team.credits.put({
      id: world.ids.next("credit"),
      credits: -step.cost,
      reason: null,
      causer: { type: "check", id: step.check.id },
      createdAt: world.now(),
    });
  }
}
