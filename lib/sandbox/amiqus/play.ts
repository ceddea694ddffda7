import { clientData, emit } from "./events";
import { addAttachment, addClientFile, makePdf, makePng } from "./files";
import { Refusal } from "./http";
import { markDone, settle } from "./lifecycle";
import {
  CHECK_STATUSES,
  type CheckStatus,
  PHOTO_OUTCOMES,
  type PhotoOutcome,
  type RecordRow,
  type StepRow,
} from "./model";
import { findClientForm, isOpen } from "./serialise";
import type { AmiqusTeam, AmiqusWorld } from "./world";

/** What the person playing the client chose for each kind of step. */
const CHECK_OUTCOMES = ["accepted", "rejected", "refer", "failed", "paused", "submitted"] as const;

/** Outcomes a step offers on the hosted page and in the control API. */
export function outcomesOf(step: StepRow): readonly string[] {
  if (step.type === "check.photo_id") return [...PHOTO_OUTCOMES, "submitted", "failed", "paused"];
  if (step.check !== null) return CHECK_OUTCOMES;
  return ["complete", "amendments"];
}

// A suspected or rejected document does not pass; a doubtful one is for a person to look at.
const PHOTO_STATUS: Record<PhotoOutcome, CheckStatus> = {
  clear: "accepted",
  consider: "refer",
  suspected: "rejected",
  rejected: "rejected",
};

/**
 * Plays one step as the client would: completes it with the outcome, moves check, document or form, then the
 * record, and sends the webhooks. `submitted` leaves the check with the provider; playing the step again gives
 * its result. Throws a 422 Refusal for an outcome the step does not have or a record that is closed.
 */
export function playStep(
  world: AmiqusWorld,
  team: AmiqusTeam,
  row: RecordRow,
  step: StepRow,
  outcome: string,
): void {
  const awaited = step.check?.status === "submitted" || step.check?.status === "paused";
  if (!isOpen(world, row) && !awaited) throw new Refusal(422, { errors: ["The record is closed"] });
  if (step.completedAt !== null && !awaited) {
    throw new Refusal(422, { errors: ["The step is already complete"] });
  }
  if (!outcomesOf(step).includes(outcome)) {
    throw new Refusal(422, { outcome: [`The outcome must be one of: ${outcomesOf(step).join(", ")}`] });
  }
  if (outcome === "amendments") {
    row.started = true;
    step.amend = true;
    settle(world, team, row);
    return;
  }
  const now = world.now();
  const first = step.completedAt === null;
  markDone(row, step, now);
  const events: string[] = [];
  if (step.check !== null) {
    playCheck(world, team, row, step, outcome, first);
    if (step.type === "check.watchlist") events.push("watchlist.updated");
  }
  if (step.documentId !== null) playDocument(world, team, row, step.documentId);
  if (step.formReference !== null) playForm(world, team, row, step.formReference);
  settle(world, team, row, events);
}

function playCheck(
  world: AmiqusWorld,
  team: AmiqusTeam,
  row: RecordRow,
  step: StepRow,
  outcome: string,
  first: boolean,
): void {
  const check = step.check;
  if (check === null) return;
  const photo = PHOTO_OUTCOMES.find((candidate) => candidate === outcome);
  if (step.type === "check.photo_id" && photo !== undefined) {
    check.photo = photo;
    check.status = PHOTO_STATUS[photo];
  } else {
    check.status = CHECK_STATUSES.find((candidate) => candidate === outcome) ?? "accepted";
  }
  check.updatedAt = world.now();
  if (step.type === "check.photo_id" && first && check.media.length === 0) addMedia(world, team, row, step);
}

function addMedia(world: AmiqusWorld, team: AmiqusTeam, row: RecordRow, step: StepRow): void {
  const check = step.check;
  if (check === null) return;
  const save = (kind: "document" | "portrait", original: string) => {
    const attachment = addAttachment(world, team, {
      original,
      type: "image/png",
      bytes: makePng(kind, check.id),
    });
    addClientFile(world, team, {
      clientId: row.clientId,
      type: "received",
      source: { type: "check", id: check.id },
      sourceType: "photo_id",
      name: original,
      attachmentId: attachment.id,
      createdBy: { type: "client", id: row.clientId },
    });
    return attachment.id;
  };
  const docs = step.preferences?.docs;
  const twoSided = Array.isArray(docs) && docs[0] === "driving_licence";
  check.media.push({ attachmentId: save("document", "document-front.png"), side: "front", kind: "document" });
  if (twoSided) {
    check.media.push({ attachmentId: save("document", "document-back.png"), side: "back", kind: "document" });
  }
  if (step.preferences?.report_type === "biometric") {
    check.media.push({ attachmentId: save("portrait", "face.png"), side: null, kind: "motion_capture" });
  } else if (step.preferences?.facial_similarity === true) {
    check.media.push({ attachmentId: save("portrait", "face.png"), side: null, kind: "photo" });
  }
}

function playDocument(world: AmiqusWorld, team: AmiqusTeam, row: RecordRow, documentId: number): void {
  const document = team.documents.get(documentId);
  if (document === undefined) return;
  const now = world.now();
  document.completedAt = now;
  document.updatedAt = now;
  if (document.type === "sent" && document.config?.require_return !== true) return;
  const original = `${(document.name ?? "document").toLowerCase().replace(/[^a-z0-9]+/g, "-")}.pdf`;
  const attachment = addAttachment(world, team, {
    original,
    type: "application/pdf",
    bytes: makePdf(document.name ?? "Document", ["Sent in by the client in the sandbox."]),
  });
  let owner = document;
  if (document.type === "sent") {
    owner = {
      ...document,
      id: world.ids.next("document"),
      type: "returned",
      source: { type: "record_document", id: document.id },
      createdAt: now,
    };
    team.documents.put(owner);
  }
  owner.attachments = [attachment.id];
  addClientFile(world, team, {
    clientId: row.clientId,
    type: "received",
    source: { type: "record_document", id: owner.id },
    sourceType: owner.type,
    name: original,
    attachmentId: attachment.id,
    createdBy: { type: "client", id: row.clientId },
  });
}

function playForm(world: AmiqusWorld, team: AmiqusTeam, row: RecordRow, reference: string): void {
  const form = findClientForm(team, reference);
  if (form === undefined) return;
  form.completedAt = world.now();
  form.updatedAt = world.now();
  for (const field of form.fields) if ("value" in field) field.value = exampleAnswer(field);
  emit(world, team, "form.submitted", {
    form: { reference, show: `${world.apiUrl}/clients/${row.clientId}/forms/${reference}` },
    ...clientData(world, row.clientId),
    record: {
      id: row.id,
      show: `${world.apiUrl}/records/${row.id}`,
      download: `${world.apiUrl}/records/${row.id}/download`,
    },
    case: null,
  });
}

function exampleAnswer(field: { [key: string]: unknown }): unknown {
  const label = field.label;
  const options =
    typeof label === "object" && label !== null && "options" in label && Array.isArray(label.options)
      ? label.options
      : [];
  if (field.type === "radio") return options[0] ?? null;
  if (field.type === "checkbox") return options.slice(0, 1);
  if (field.type === "document") return null;
  return "Answered in the sandbox";
}
