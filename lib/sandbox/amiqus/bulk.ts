import { pick, scatter } from "../random";
import type {
  CheckRow,
  ClientLight,
  ClientRow,
  RecordLight,
  RecordRow,
  RecordStatus,
  StepRow,
} from "./model";
import { DAY_MS, OPEN_DAYS } from "./record-create";
import type { AmiqusTeam, AmiqusWorld } from "./world";

const FIRST = [
  "Amelia",
  "Oliver",
  "Isla",
  "Noah",
  "Ava",
  "Finlay",
  "Mia",
  "Arlo",
  "Freya",
  "Leo",
  "Eilidh",
  "Callum",
  "Priya",
  "Mohammed",
  "Chiara",
  "Tomasz",
  "Ngozi",
  "Haruto",
  "Lucía",
  "Owen",
] as const;
const LAST = [
  "Smith",
  "Campbell",
  "Patel",
  "O'Brien",
  "Murray",
  "Okafor",
  "Kowalski",
  "Nguyen",
  "Fraser",
  "Hughes",
  "Rossi",
  "Ahmed",
  "Stewart",
  "Evans",
  "Silva",
  "Khan",
  "Ross",
  "Walker",
  "Müller",
  "Reid",
] as const;
/** Statuses by weight: most work is finished, some waits for the client, a little needs care. */
const STATUSES: readonly [RecordStatus, ...RecordStatus[]] = [
  "reviewed",
  "reviewed",
  "reviewed",
  "reviewed",
  "reviewed",
  "complete",
  "complete",
  "complete",
  "complete",
  "pending",
  "pending",
  "pending",
  "started",
  "started",
  "waiting",
  "incomplete",
  "empty",
  "failed",
  "paused",
  "amendments",
];
const TYPES = ["check.identity", "check.credit", "check.video"] as const;
const CLIENTS_PER_RECORD = 3;
const STEPS = 2;

/**
 * Adds `count` records with a third as many clients that exist only as rules: the same seed gives the same rows,
 * and only changed ones take memory. Oldest first, one every few minutes up to now. Their expiry is not on the clock.
 */
export function generateRecords(world: AmiqusWorld, team: AmiqusTeam, count: number): void {
  if (count <= 0) return;
  const clientCount = Math.ceil(count / CLIENTS_PER_RECORD);
  const firstClient = world.ids.reserve("client", clientCount);
  const firstRecord = world.ids.reserve("record", count);
  const firstStep = world.ids.reserve("step", count * STEPS);
  const firstCheck = world.ids.reserve("check", count * STEPS);
  const firstAssignee = world.ids.reserve("assignee", count);
  const now = Math.floor(world.now() / 1000) * 1000;
  const members = [...team.members.stored()].map((member) => member.id);
  const gap = Math.max(1, Math.floor((365 * DAY_MS) / count / 1000)) * 1000;
  const salt = world.seed;

  const lightClient = (index: number): ClientLight => {
    const hash = scatter(index ^ salt);
    const firstName = pick(FIRST, hash % FIRST.length);
    const lastName = pick(LAST, (hash >>> 8) % LAST.length);
    const reference = `GEN-${String(index).padStart(7, "0")}`;
    const at = now - (count - index * CLIENTS_PER_RECORD) * gap - DAY_MS;
    return {
      id: firstClient + index,
      status: hash % 5 === 0 ? "approved" : hash % 5 === 1 ? "pending" : null,
      firstName,
      lastName,
      search: `${firstName} ${lastName} ${reference}`.toLowerCase(),
      reference,
      memberIds: [],
      createdAt: at,
      updatedAt: at,
      archivedAt: null,
    };
  };

  const lightRecord = (index: number): RecordLight => {
    const hash = scatter((index + 7) ^ salt);
    const status = pick(STATUSES, hash % STATUSES.length);
    const createdAt = now - (count - index) * gap;
    const updatedAt = Math.min(now, createdAt + (status === "pending" ? 0 : (hash % 9) * DAY_MS));
    const member = members[(hash >>> 4) % (members.length + 2)];
    return {
      id: firstRecord + index,
      status,
      clientId: firstClient + Math.floor(index / CLIENTS_PER_RECORD),
      createdBy: members[0] ?? 0,
      memberIds: member === undefined ? [] : [member],
      createdAt,
      updatedAt,
      archivedAt: null,
    };
  };

  const makeClient = (index: number): ClientRow => {
    const light = lightClient(index);
    return {
      id: light.id,
      status: light.status,
      name: {
        title: null,
        other_title: null,
        first_name: light.firstName,
        middle_name: null,
        last_name: light.lastName,
      },
      email: `client${index}@example.com`,
      landline: null,
      mobile: null,
      dob: `19${50 + (index % 50)}-0${1 + (index % 9)}-1${index % 10}`,
      reference: light.reference,
      nationalInsuranceNumber: null,
      address: null,
      assignees: [],
      organisations: [],
      createdAt: light.createdAt,
      updatedAt: light.updatedAt,
      archivedAt: null,
    };
  };

  const makeRecord = (index: number): RecordRow => {
    const light = lightRecord(index);
    const open = ["pending", "started", "amendments"].includes(light.status);
    const steps = Array.from({ length: STEPS }, (_, step) =>
      makeStep(light, index, step, firstStep + index * STEPS + step, firstCheck + index * STEPS + step),
    );
    return {
      id: light.id,
      status: light.status,
      clientId: light.clientId,
      email: `client${Math.floor(index / CLIENTS_PER_RECORD)}@example.com`,
      steps,
      message: null,
      hasReminders: false,
      started: light.status !== "pending" && light.status !== "empty",
      reviewed: light.status === "reviewed",
      createdBy: light.createdBy,
      assignees: light.memberIds.map((memberId) => ({ id: firstAssignee + index, memberId })),
      createdAt: light.createdAt,
      updatedAt: light.updatedAt,
      // An open record must not look expired, whatever its age.
      expiredAt: open ? now + OPEN_DAYS * DAY_MS : light.createdAt + OPEN_DAYS * DAY_MS,
      archivedAt: null,
    };
  };

  team.clients.addBlock({ first: firstClient, count: clientCount, light: lightClient, make: makeClient });
  team.records.addBlock({ first: firstRecord, count, light: lightRecord, make: makeRecord });
  team.generatedCheckOwners.push((checkId) => {
    const index = Math.floor((checkId - firstCheck) / STEPS);
    return index >= 0 && index < count ? firstRecord + index : undefined;
  });
  team.generatedClientRecords.push((clientId) => {
    const first = (clientId - firstClient) * CLIENTS_PER_RECORD;
    if (first < 0 || clientId >= firstClient + clientCount) return [];
    const last = Math.min(first + CLIENTS_PER_RECORD, count);
    return Array.from({ length: last - first }, (_, step) => firstRecord + first + step);
  });
}

function makeStep(light: RecordLight, index: number, step: number, id: number, checkId: number): StepRow {
  const photo = step === 0;
  const done = isDone(light.status, step);
  const check: CheckRow = {
    id: checkId,
    status: done ? checkStatus(light.status, step, index) : "pending",
    photo: photo && done ? (index % 11 === 0 ? "consider" : "clear") : null,
    media: [],
    createdAt: light.createdAt,
    updatedAt: done ? light.updatedAt : light.createdAt,
  };
  return {
    id,
    type: photo ? "check.photo_id" : pick(TYPES, index),
    preferences: photo
      ? {
          report_type: "standard",
          facial_similarity: true,
          live_document: false,
          docs: ["passport"],
          issuing_countries: null,
          right_to_work: null,
        }
      : null,
    cost: photo ? 2 : 1,
    completedAt: done ? light.updatedAt : null,
    amend: light.status === "amendments" && step === STEPS - 1,
    check,
    documentId: null,
    formReference: null,
  };
}

function isDone(status: RecordStatus, step: number): boolean {
  if (status === "pending" || status === "empty") return false;
  if (status === "started" || status === "incomplete" || status === "amendments") return step === 0;
  return true;
}

function checkStatus(status: RecordStatus, step: number, index: number): CheckRow["status"] {
  if (step === 0) return index % 11 === 0 ? "refer" : "accepted";
  if (status === "waiting") return "submitted";
  if (status === "failed") return "failed";
  if (status === "paused") return "paused";
  return index % 13 === 0 ? "refer" : "accepted";
}
