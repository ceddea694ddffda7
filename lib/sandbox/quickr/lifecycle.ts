import { holds } from "./automation";
import { tell } from "./callbacks";
import { addFile, pdf } from "./files";
import type { CaseRow, CheckRow, JsonObject } from "./model";
import { companyOf, discover, rowsOf, setRows } from "./register-data";
import { canRun, resultsOf } from "./results";
import { type QuickrWorld, stamp } from "./world";

const DAY_MS = 86_400_000;
/** "A contract will be available for signing for 85 days" (reference of 2024-09). */
const SIGNING_DAYS = 85;

/** Sets a status: a note, an event, and the automations that wait for it. */
export function setStatus(world: QuickrWorld, row: CaseRow, status: string, by: string): void {
  if (row.status === status) return;
  const from = row.status;
  row.status = status;
  row.updatedAt = world.now();
  row.archivedAt = status === "ARCHIVED" ? world.now() : null;
  tell(world, row, "case_status_updated", status.toLowerCase(), { from, to: status });
  const note = { ACTIVE: "case_approved", DECLINED: "case_declined" }[status];
  if (note) addNote(world, row, note, `${from} → ${status}`, by);
  else if (
    status === "READY_FOR_REVIEW" &&
    ["ACTIVE", "DECLINED", "ARCHIVED"].includes(from) &&
    by !== "Quickr"
  ) {
    addNote(world, row, "case_reopened", `${from} → ${status}`, by);
  }
  runAutomations(world, row);
}

export function addNote(
  world: QuickrWorld,
  row: CaseRow,
  type: string,
  text: string,
  by: string,
): JsonObject {
  const note = { id: world.id(row.accountId, "note"), type, text, createdAt: world.now(), createdBy: by };
  row.notes.push(note);
  row.updatedAt = world.now();
  return { id: note.id, type, text, created_at: stamp(note.createdAt), created_by: by };
}

function runAutomations(world: QuickrWorld, row: CaseRow): void {
  for (const id of row.automations) {
    const body = world.automations.get(id)?.body;
    const triggers = Array.isArray(body?.trigger) ? body.trigger : [];
    const fires = triggers.some(
      (one) =>
        typeof one === "object" &&
        one !== null &&
        !Array.isArray(one) &&
        (one.type === "case_status_updated" || one.type === "case_status_change") &&
        one.status === row.status,
    );
    if (!body || !fires) continue;
    const name = String(body.name);
    if (!holds(world, row, body)) {
      addNote(world, row, "automation", `${name}: the conditions do not hold`, name);
      continue;
    }
    addNote(world, row, "automation", `${name}: the conditions hold`, name);
    for (const action of Array.isArray(body.actions) ? body.actions : []) {
      if (typeof action !== "object" || action === null || Array.isArray(action)) continue;
      if (action.type === "set_case_status" && typeof action.status === "string") {
        setStatus(world, row, action.status, name);
      }
    }
  }
}

/** What creating a case starts: the declaration, or the checks at once. */
export function begin(world: QuickrWorld, row: CaseRow): void {
  discover(row);
  if (row.checks.some((check) => check.type === "identity_verification")) {
    row.verifications = rowsOf(row.prefills, "individual")
      .concat(rowsOf(row.prefills, "signatory"))
      .map((one) => ({
        id: world.id(row.accountId, "verification"),
        name: `${one.first_name ?? ""} ${one.last_name ?? ""}`.trim(),
        verifiedAt: null,
      }));
  }
  const only = row.checks.length > 0 && row.checks.every((check) => check.type === "credit_score");
  tell(world, row, "case_created", "case_created", { status: row.status });
  if (row.actions.includes("perform_checks") || only) {
    startChecks(world, row);
    return;
  }
  openDeclaration(world, row);
}

/** Makes the one hosted form of a case. */
export function openDeclaration(world: QuickrWorld, row: CaseRow): void {
  row.declarationId ??= world.id(row.accountId, "declaration");
  if (row.actions.includes("enable_declaration_notifications")) {
    notify(world, row, "declaration_link_sent", "The client was sent the form");
  }
  setStatus(world, row, "FORM_NOT_STARTED", "Quickr");
}

export function notify(world: QuickrWorld, row: CaseRow, type: string, text: string): void {
  const id = world.id(row.accountId, "notification");
  row.notifications.push({ id, type, text, created_at: stamp(world.now()) });
}

/** Keeps some of what the client declares. */
export function declare(
  world: QuickrWorld,
  row: CaseRow,
  sections: { type: string; data: JsonObject[] }[],
): void {
  for (const { type, data } of sections) setRows(row.declared, type, data);
  row.updatedAt = world.now();
  tell(
    world,
    row,
    "declaration_updated",
    "declarations_update",
    sections.map((section) => section.type),
  );
}

/** The client is done: a contract to sign where the case has a signatory check, else the checks. */
export function finishDeclaration(world: QuickrWorld, row: CaseRow, submitter: JsonObject | null): void {
  row.declaredAt = world.now();
  row.submitter = submitter;
  row.updatedAt = world.now();
  tell(world, row, "declaration_updated", "declarations_finished", {});
  if (row.checks.some((check) => check.type === "signatory")) offerContract(world, row);
  else startChecks(world, row);
}

/** A contract for everybody who signs, new or once more; it ends after 85 days. */
export function offerContract(world: QuickrWorld, row: CaseRow): void {
  const now = world.now();
  const declared = rowsOf(row.declared, "signatory");
  const people = declared.length > 0 ? declared : rowsOf(row.prefills, "signatory");
  const company = String(companyOf(row)?.name ?? "the client");
  row.contract = {
    id: row.contract?.id ?? world.id(row.accountId, "contract"),
    status: "PENDING",
    createdAt: now,
    expiresAt: now + SIGNING_DAYS * DAY_MS,
    signedAt: null,
    version: (row.contract?.version ?? 0) + 1,
    fileId: addFile(world, row.accountId, "contract.pdf", "application/pdf", pdf(["Contract", company])),
    signatories: people.map((one) => ({
      id: world.id(row.accountId, "signatory"),
      name: `${one.first_name ?? ""} ${one.last_name ?? ""}`.trim(),
      email: typeof one.email === "string" ? one.email : null,
      title: typeof one.title === "string" ? one.title : null,
      signedAt: null,
      signedBy: null,
    })),
  };
  const { version } = row.contract;
  if (row.actions.includes("enable_signing_notifications")) {
    notify(world, row, "signing_link_sent", "The signatories were sent the contract");
  }
  setStatus(world, row, "WAITING_FOR_SIGNATURE", "Quickr");
  world.clock.schedule(row.contract.expiresAt, () => {
    const { contract } = row;
    if (contract?.version !== version || contract.status !== "PENDING") return;
    contract.status = "EXPIRED";
    row.updatedAt = world.now();
    tell(world, row, "contract_updated", "contract_expired", { contract_id: contract.id });
  });
}

/** One person signs, under whatever name; the checks start when the last one has. */
export function sign(world: QuickrWorld, row: CaseRow, signatoryId: string, by: string | null): boolean {
  const { contract } = row;
  const person = contract?.signatories.find((one) => one.id === signatoryId);
  if (contract?.status !== "PENDING" || !person || person.signedAt !== null) return false;
  person.signedAt = world.now();
  person.signedBy = by ?? person.name;
  row.updatedAt = world.now();
  tell(world, row, "contract_updated", "contract_signed_by_signatory", { contract_id: contract.id });
  if (contract.signatories.every((one) => one.signedAt !== null)) {
    contract.status = "SIGNED";
    contract.signedAt = world.now();
    tell(world, row, "contract_updated", "contract_signed", { contract_id: contract.id });
    startChecks(world, row);
  }
  return true;
}

/** Runs every check that can run; the case is being processed meanwhile. */
export function startChecks(world: QuickrWorld, row: CaseRow): void {
  const ready = row.checks.filter((check) => canRun(row, check.type));
  for (const check of ready) check.status = "IN_PROGRESS";
  setStatus(world, row, "PROCESSING_DETAILS", "Quickr");
  later(world, row, () => settle(world, row));
}

function later(world: QuickrWorld, row: CaseRow, work: () => void): void {
  world.clock.schedule(world.now() + world.settings.settleSeconds * 1000, () => {
    if (world.cases.get(row.id) === row) work();
  });
}

/** Ends what is in progress, arms schedules that have not been, and lets people review. */
export function settle(world: QuickrWorld, row: CaseRow): void {
  finishRunning(world, row, "checks_completed");
  for (const check of row.checks) {
    if (check.status === "COMPLETED" && check.nextRunAt === null) armSchedule(world, row, check);
  }
  if (row.status === "PROCESSING_DETAILS") setStatus(world, row, "READY_FOR_REVIEW", "Quickr");
}

/** Ends the checks in progress; true when one found something else than before. */
function finishRunning(world: QuickrWorld, row: CaseRow, subType: string): boolean {
  const running = row.checks.filter((check) => check.status === "IN_PROGRESS");
  const changes: JsonObject[] = [];
  for (const check of running) {
    const before = codes(check);
    check.data = resultsOf(world, row, check.type);
    check.status = "COMPLETED";
    check.lastRunAt = world.now();
    if (codes(check) !== before) changes.push({ type: check.type, before, after: codes(check) });
  }
  if (running.length === 0) return false;
  row.updatedAt = world.now();
  tell(world, row, "checks_completed", subType, {
    checks: running.map(({ type, status, data }) => ({ type, status, data })),
    changes,
  });
  return changes.length > 0;
}

function codes(check: CheckRow): string {
  return JSON.stringify(check.data.map((entry) => entry.flags));
}

/** Runs some checks once more, now; schedules stay. */
export function runNow(world: QuickrWorld, row: CaseRow, types: readonly string[], subType: string): void {
  for (const check of row.checks) {
    if (types.includes(check.type) && canRun(row, check.type)) check.status = "IN_PROGRESS";
  }
  row.updatedAt = world.now();
  later(world, row, () => {
    const changed = finishRunning(world, row, subType);
    if (changed && row.status === "ACTIVE") setStatus(world, row, "READY_FOR_REVIEW", "Quickr");
  });
}

/** When a repeating check runs next, counted from its first run. */
export function armSchedule(world: QuickrWorld, row: CaseRow, check: CheckRow): void {
  check.scheduleVersion += 1;
  check.nextRunAt = null;
  if (check.schedule === null || check.lastRunAt === null || row.status === "ARCHIVED") return;
  const version = check.scheduleVersion;
  const at = new Date(check.lastRunAt);
  if (check.schedule === "R-1/P1D") at.setUTCDate(at.getUTCDate() + 1);
  else if (check.schedule === "R-1/P1M") at.setUTCMonth(at.getUTCMonth() + 1);
  else at.setUTCFullYear(at.getUTCFullYear() + 1);
  check.nextRunAt = Math.max(at.getTime(), world.now());
  world.clock.schedule(check.nextRunAt, () => {
    if (check.scheduleVersion !== version || row.status === "ARCHIVED") return;
    discover(row);
    if (canRun(row, check.type)) {
      check.status = "IN_PROGRESS";
      const changed = finishRunning(world, row, "scheduled_checks_completed");
      if (changed && row.status === "ACTIVE") setStatus(world, row, "READY_FOR_REVIEW", "Quickr");
    } else check.lastRunAt = world.now();
    armSchedule(world, row, check);
  });
}

/** Ongoing discovery: the register has something new, and an active case is to be reviewed again. */
export function discoverChange(world: QuickrWorld, row: CaseRow, section: string, change: JsonObject): void {
  const [first = {}, ...rest] = rowsOf(row.discoveries, section);
  setRows(row.discoveries, section, [{ ...first, ...change }, ...rest]);
  setRows(row.current, section, [{ ...first, ...change }, ...rest]);
  row.changed.add(section);
  for (const check of row.checks) {
    if (check.type === section && check.status === "COMPLETED")
      check.data = resultsOf(world, row, check.type);
  }
  row.updatedAt = world.now();
  tell(world, row, "discovery_updated", "discovery_updated", { section, change });
  if (row.status === "ACTIVE") setStatus(world, row, "READY_FOR_REVIEW", "Quickr");
}
