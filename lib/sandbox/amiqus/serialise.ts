import { scatter } from "../random";
import { stamp } from "./http";
import type {
  AddressFields,
  AssigneeRow,
  AttachmentRow,
  ClientFormRow,
  ClientRow,
  DocumentRow,
  JsonObject,
  MemberRow,
  NameFields,
  RecordRow,
  StepRow,
} from "./model";
import { photoIdResponse } from "./photo-id";
import type { AmiqusTeam, AmiqusWorld } from "./world";

const TITLES: Record<string, string> = {
  miss: "Miss",
  ms: "Ms",
  mrs: "Mrs",
  mr: "Mr",
  dr: "Dr",
  sir: "Sir",
  master: "Master",
  mx: "Mx",
  dame: "Dame",
  lord: "Lord",
  lady: "Lady",
  prof: "Prof",
};

export function showName(name: NameFields): JsonObject {
  const title = name.title === "other" ? name.other_title : name.title === null ? null : TITLES[name.title];
  const join = (...parts: (string | null | undefined)[]) => parts.filter((part) => part).join(" ");
  const full = join(name.first_name, name.middle_name, name.last_name);
  return {
    object: "name",
    ...name,
    name: join(name.first_name, name.last_name),
    full_name: full,
    complete_name: join(title, full),
  };
}

export function showClient(team: AmiqusTeam, row: ClientRow): JsonObject {
  return {
    object: "client",
    id: row.id,
    status: row.status,
    name: showName(row.name),
    email: row.email,
    landline: row.landline,
    mobile: row.mobile,
    dob: row.dob,
    reference: row.reference,
    national_insurance_number: row.nationalInsuranceNumber,
    is_deletable: team.recordIdsOf(row.id).length === 0,
    created_at: stamp(row.createdAt),
    updated_at: stamp(row.updatedAt),
    archived_at: stamp(row.archivedAt),
  };
}

export const NO_ADDRESS: AddressFields = {
  unit: null,
  house_name: null,
  house_number: null,
  street_name: null,
  second_street: null,
  district: null,
  city: null,
  province: null,
  postcode: null,
  country: null,
};

export function showAddress(address: AddressFields | null): JsonObject {
  return { object: "address", ...(address ?? NO_ADDRESS) };
}

export function showMember(member: MemberRow): JsonObject {
  return {
    object: "team_member",
    id: member.id,
    name: member.name,
    email: member.email,
    role: member.role,
  };
}

/** An assignee with its member; nothing when the member has left the team. */
export function showAssignee(team: AmiqusTeam, row: AssigneeRow): JsonObject[] {
  const member = team.members.get(row.memberId);
  if (member === undefined) return [];
  return [{ object: "assignee", id: row.id, type: "team_member", team_member: showMember(member) }];
}

const CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

/** The code in a record's `perform_url`: the id and a keyed check, so no index is needed to find the record. */
export function performCode(world: AmiqusWorld, recordId: number): string {
  let mixed = scatter(recordId ^ world.seed);
  let tail = "";
  for (let index = 0; index < 13; index++) {
    mixed = scatter(mixed + index);
    tail += CODE_LETTERS[mixed % CODE_LETTERS.length];
  }
  return `${recordId.toString(36).toUpperCase().padStart(7, "0")}${tail}`;
}

/** The record id in a code, or -1 when the code is not ours. */
export function decodePerformCode(world: AmiqusWorld, code: string): number {
  const id = Number.parseInt(code.slice(0, 7), 36);
  return Number.isSafeInteger(id) && performCode(world, id) === code ? id : -1;
}

/** Whether the client can still submit a step. */
export function isOpen(world: AmiqusWorld, row: RecordRow): boolean {
  if (row.reviewed || row.archivedAt !== null || row.expiredAt <= world.now()) return false;
  return row.steps.some((step) => step.completedAt === null);
}

export function showRecord(
  world: AmiqusWorld,
  team: AmiqusTeam,
  row: RecordRow,
  expand: ReadonlySet<string> = new Set(),
): JsonObject {
  const client = expand.has("client") ? team.clients.get(row.clientId) : undefined;
  return {
    object: "record",
    id: row.id,
    status: row.status,
    perform_url: isOpen(world, row) ? `${world.origin}/amiqus/i/${performCode(world, row.id)}` : false,
    email: row.email,
    client: client === undefined ? row.clientId : showClient(team, client),
    steps: row.steps.map((step) => showStep(world, team, row, step)),
    has_reminders: row.hasReminders,
    created_at: stamp(row.createdAt),
    updated_at: stamp(row.updatedAt),
    expired_at: stamp(row.expiredAt),
    archived_at: stamp(row.archivedAt),
  };
}

export function showStep(
  world: AmiqusWorld,
  team: AmiqusTeam,
  record: RecordRow,
  step: StepRow,
  expand: ReadonlySet<string> = new Set(),
): JsonObject {
  const shown: JsonObject = { object: "step", id: step.id, type: step.type };
  if (step.preferences !== null && step.type !== "form") shown.preferences = step.preferences;
  if (step.check !== null) {
    shown.check = expand.has("check") ? showCheck(world, team, record, step) : step.check.id;
  }
  if (step.documentId !== null) {
    const document = expand.has("document") ? team.documents.get(step.documentId) : undefined;
    shown.document = document === undefined ? step.documentId : showDocument(team, document);
  }
  if (step.formReference !== null) {
    const form = expand.has("form") ? findClientForm(team, step.formReference) : undefined;
    shown.form = form === undefined ? step.formReference : showClientForm(world, team, form);
  }
  shown.cost = step.cost;
  shown.completed_at = stamp(step.completedAt);
  return shown;
}

// The published enum of check types lacks two step types; docs/sandbox.md says what we answer.
const UNLISTED: Record<string, string> = { watchlist: "identity", employment_referencing: "reference" };

export function showCheck(
  world: AmiqusWorld,
  team: AmiqusTeam,
  record: RecordRow,
  step: StepRow,
  expand: ReadonlySet<string> = new Set(),
): JsonObject {
  const check = step.check;
  if (check === null) return {};
  const type = step.type.slice("check.".length);
  const answered = check.status !== "pending" && check.status !== "paused";
  const dummy = step.type === "check.dummy" ? step.preferences : null;
  return {
    object: "check",
    id: check.id,
    type: world.settings.schema === "published" ? (UNLISTED[type] ?? type) : type,
    record: expand.has("record") ? showRecord(world, team, record) : record.id,
    status: check.status,
    response: answered ? (expand.has("response") ? response(team, record, step) : true) : null,
    allow_replay:
      dummy === null ? check.status === "pending" || check.status === "failed" : dummy.replay === true,
    allow_cancel:
      dummy === null ? check.status === "pending" || check.status === "paused" : dummy.cancel === true,
    requires_consent: !["check.dummy", "check.video"].includes(step.type),
    created_at: stamp(check.createdAt),
    updated_at: stamp(check.updatedAt),
  };
}

function response(team: AmiqusTeam, record: RecordRow, step: StepRow): JsonObject {
  const client = team.clients.get(record.clientId);
  if (step.type === "check.photo_id" && step.check !== null && client !== undefined) {
    const tree = photoIdResponse(client, record, step.check, step.preferences, (id) => {
      const attachment = team.attachments.get(id);
      return attachment === undefined ? null : showAttachment(attachment);
    });
    if (tree !== null) return tree;
  }
  return { object: "check_response.other" };
}

export function showAttachment(row: AttachmentRow): JsonObject {
  return {
    object: "attachment",
    id: row.id,
    name: row.name,
    original: row.original,
    type: row.type,
    size: row.bytes.length,
    av_status: row.av,
    created_at: stamp(row.createdAt),
    updated_at: stamp(row.updatedAt),
  };
}

export function showDocument(
  team: AmiqusTeam,
  row: DocumentRow,
  expand: ReadonlySet<string> = new Set(),
): JsonObject {
  return {
    object: "record_document",
    id: row.id,
    type: row.type,
    name: row.name,
    status: row.completedAt === null ? "pending" : "complete",
    config: row.config,
    source: row.source,
    attachments:
      row.attachments === null || !expand.has("attachments")
        ? row.attachments
        : row.attachments.flatMap((id) => {
            const attachment = team.attachments.get(id);
            return attachment === undefined ? [] : [showAttachment(attachment)];
          }),
    created_at: stamp(row.createdAt),
    updated_at: stamp(row.updatedAt),
    completed_at: stamp(row.completedAt),
  };
}

/** A client's form by its uuid. */
export function findClientForm(team: AmiqusTeam, reference: string): ClientFormRow | undefined {
  for (const form of team.forms.stored()) if (form.reference === reference) return form;
  return undefined;
}

/** The published schema wants a choice's answer to be text and a list at once; only null is both. */
function publishedAnswer(field: JsonObject): JsonObject {
  return Array.isArray(field.value) ? { ...field, value: null } : field;
}

export function showClientForm(
  world: AmiqusWorld,
  team: AmiqusTeam,
  row: ClientFormRow,
  expand: ReadonlySet<string> = new Set(),
): JsonObject {
  const client = expand.has("client") ? team.clients.get(row.clientId) : undefined;
  const record = expand.has("record") && row.recordId !== null ? team.records.get(row.recordId) : undefined;
  return {
    object: "client_form",
    id: row.id,
    reference: row.reference,
    type: row.type,
    client: client === undefined ? row.clientId : showClient(team, client),
    record: record === undefined ? row.recordId : showRecord(world, team, record),
    name: row.name,
    description: row.description,
    instructions: row.instructions,
    fields: world.settings.schema === "published" ? row.fields.map(publishedAnswer) : row.fields,
    version: row.version,
    created_at: stamp(row.createdAt),
    updated_at: stamp(row.updatedAt),
    completed_at: stamp(row.completedAt),
    archived_at: stamp(row.archivedAt),
  };
}
