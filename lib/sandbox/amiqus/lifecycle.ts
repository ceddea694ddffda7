import { clientData, emit, recordData } from "./events";
import type { CheckStatus, RecordRow, RecordStatus, StepRow } from "./model";
import type { AmiqusTeam, AmiqusWorld } from "./world";

const TERMINAL: readonly RecordStatus[] = ["complete", "incomplete", "failed", "empty"];

/**
 * A record's status from its steps, expiry and review. The states are documented, the rules between them are not:
 * these are ours and stand as a table in docs/sandbox.md.
 */
function deriveStatus(row: RecordRow, now: number): RecordStatus {
  if (row.reviewed) return "reviewed";
  const checks = row.steps.flatMap((step) => step.check ?? []);
  const has = (status: CheckStatus) => checks.some((check) => check.status === status);
  const done = row.steps.filter((step) => step.completedAt !== null).length;
  const expired = row.expiredAt <= now;
  if (done < row.steps.length) {
    if (expired) return done === 0 ? "empty" : "incomplete";
    if (row.steps.some((step) => step.amend)) return "amendments";
    if (has("paused")) return "paused";
    return done > 0 || row.started ? "started" : "pending";
  }
  if (has("paused")) return "paused";
  if (has("submitted")) return "waiting";
  if (has("failed")) return "failed";
  return "complete";
}

/**
 * Stores a change to a record: sets `updated_at`, moves the status and sends `record.updated`, and
 * `record.finished` when the new status is terminal. `extra` events go out between the two.
 */
export function settle(
  world: AmiqusWorld,
  team: AmiqusTeam,
  row: RecordRow,
  extra: readonly string[] = [],
): void {
  const before = row.status;
  const now = world.now();
  row.updatedAt = now;
  row.status = deriveStatus(row, now);
  team.records.put(row);
  const data = recordData(world, team, row.id, row.clientId);
  emit(world, team, "record.updated", data);
  for (const event of extra) emit(world, team, event, data);
  if (row.status !== before && TERMINAL.includes(row.status) && before !== "reviewed") {
    emit(world, team, "record.finished", data);
  }
}

/** Files a new record under its client and checks, arms its expiry and sends the events of creation. */
export function enrol(world: AmiqusWorld, team: AmiqusTeam, row: RecordRow, quiet = false): void {
  row.status = deriveStatus(row, world.now());
  team.records.put(row);
  team.recordsOfClient.set(row.clientId, [...(team.recordsOfClient.get(row.clientId) ?? []), row.id]);
  for (const step of row.steps) if (step.check !== null) team.checkOwners.set(step.check.id, row.id);
  armExpiry(world, team, row);
  if (quiet) return;
  const data = recordData(world, team, row.id, row.clientId);
  emit(world, team, "record.created", data);
  emit(world, team, "client.record", { ...clientData(world, row.clientId), record: data.record });
  if (TERMINAL.includes(row.status)) emit(world, team, "record.finished", data);
}

/** Lets the clock move the record to `empty` or `incomplete` when it expires. */
export function armExpiry(world: AmiqusWorld, team: AmiqusTeam, row: RecordRow): void {
  const at = row.expiredAt;
  if (at <= world.now()) return;
  world.clock.schedule(at, () => {
    const current = team.records.get(row.id);
    // The date may have been moved since; only the task of the present date counts.
    if (current === undefined || current.expiredAt !== at) return;
    if (deriveStatus(current, world.now()) !== current.status) settle(world, team, current);
  });
}

/** Ends the client's time now. */
export function expireNow(world: AmiqusWorld, team: AmiqusTeam, row: RecordRow): void {
  row.expiredAt = world.now();
  settle(world, team, row);
}

/** Marks a step as submitted by the client. */
export function markDone(row: RecordRow, step: StepRow, now: number): void {
  row.started = true;
  step.completedAt = now;
  step.amend = false;
}
