import "server-only";
import type { AdapterOptions } from "../adapter-options";
import { afterWrite } from "../failures";
import type { LibraryPort } from "../library-port";
import type { Adapter, AssigneesPort, CasePatch, CaseRef, CasesPort, ConnectionTestPort } from "../port";
import { idOf, objectOf } from "../read";
import type { RecordPatch } from "./case-input";
import { type AmiqusClient, createAmiqusClient } from "./client";
import type { AssigneesInput } from "./client-input";
import { withClient } from "./client-of";
import { clientsPort } from "./clients-port";
import { describeSnapshot } from "./describe";
import { amiqusId, invalidRequest } from "./failures";
import { caseRow, fetchCase, recordRow } from "./fetch-case";
import { instant, launchesPort } from "./launch";
import { expiryProblem } from "./launch-schema";
import { membersOf } from "./mapper";
import { syncPort } from "./sync";
import { webhooksPort } from "./webhooks-port";

export interface AmiqusCredentials {
  /** Personal access token or OAuth access token, sent as a bearer token. */
  token: string;
}

/** The Amiqus ID v2 adapter of one account. Everything it does throws ProviderError only. */
export function createAmiqusAdapter(options: AdapterOptions<AmiqusCredentials>): Adapter {
  const { baseUrl, credentials, fetch, clock, onDrift } = options;
  const amiqus = createAmiqusClient({ baseUrl, token: credentials.token, fetch, onDrift });
  const adapter: Adapter = {
    provider: "amiqus",
    connection: connectionPort(amiqus),
    clients: clientsPort(amiqus),
    launches: launchesPort(amiqus, clock),
    library: libraryPort(amiqus),
    cases: casesPort(amiqus, () => clock.now()),
    reviews: {
      async create(ref, status) {
        requireKind(ref, "case", "Records are marked as reviewed; only cases are decided.");
        await amiqus.createReview(ref.id, status);
        return afterWrite(() => fetchCase(amiqus, ref));
      },
    },
    assignees: assigneesPort(amiqus),
    webhooks: webhooksPort(amiqus),
    sync: syncPort(amiqus),
  };
  return withClient(adapter, amiqus);
}

function connectionPort(amiqus: AmiqusClient): ConnectionTestPort {
  return {
    async test() {
      await amiqus.status();
      const [{ value: user }, { value: team, headers }] = await Promise.all([amiqus.me(), amiqus.team()]);
      const limit = Number(headers.get("x-ratelimit-limit") ?? Number.NaN);
      const remaining = Number(headers.get("x-ratelimit-remaining") ?? Number.NaN);
      return {
        account: { id: String(user.id), name: user.name, email: user.email },
        team: { id: String(team.id), name: team.name },
        rateLimit: Number.isFinite(limit) && Number.isFinite(remaining) ? { limit, remaining } : null,
      };
    },
    members: async () => membersOf((await amiqus.listMembers()).map((row) => row.raw)),
  };
}

function casesPort(amiqus: AmiqusClient, now: () => Date): CasesPort {
  return {
    fetch: (ref) => fetchCase(amiqus, ref),
    async update(ref, patch) {
      const id = String(amiqusId(ref.id));
      const row =
        ref.kind === "record"
          ? recordRow(await writeRecord(amiqus, id, patch, now()))
          : caseRow(await amiqus.updateCase(id, casePatch(patch)));
      // The write is done and answered; a failing re-read only means fewer details.
      return fetchCase(amiqus, ref).catch(() => row);
    },
    async download(ref) {
      requireKind(ref, "record", "Amiqus makes reports of records only.");
      const file = await amiqus.downloadRecord(ref.id);
      return { ...file, fileName: file.fileName ?? `amiqus-record-${ref.id}.pdf` };
    },
    async addItems(ref, items) {
      requireKind(ref, "case", "Only cases hold other cases.");
      const records = items.map((item) => {
        requireKind(item, "record", "Only records can be put in a case.");
        return amiqusId(item.id);
      });
      requireCount(records.length);
      await amiqus.addItems(ref.id, records);
      return afterWrite(() => fetchCase(amiqus, ref));
    },
    describe: describeSnapshot,
  };
}

function assigneesPort(amiqus: AmiqusClient): AssigneesPort {
  const bodies = (memberIds: string[]): AssigneesInput => {
    requireCount(memberIds.length);
    return memberIds.map((id) => ({ type: "team_member", team_member: amiqusId(id) }));
  };
  const record = (ref: CaseRef): string => {
    requireKind(ref, "record", "Amiqus does not let the API assign cases.");
    return ref.id;
  };
  return {
    async list(ref) {
      amiqusId(ref.id);
      const rows =
        ref.kind === "record" ? await amiqus.listAssignees(ref.id) : await amiqus.listCaseAssignees(ref.id);
      return rows.flatMap(({ raw }) => {
        const [member] = membersOf([raw]);
        const assigneeId = idOf(objectOf(raw).id);
        return member === undefined || assigneeId === null ? [] : [{ assigneeId, member }];
      });
    },
    add: async (ref, memberIds) => {
      await amiqus.addAssignees(record(ref), bodies(memberIds));
    },
    replace: async (ref, memberIds) => {
      await amiqus.replaceAssignees(record(ref), bodies(memberIds));
    },
    removeAll: async (ref) => {
      await amiqus.deleteAssignees(record(ref));
    },
    remove: async (ref, assigneeId) => {
      await amiqus.deleteAssignee(record(ref), String(amiqusId(assigneeId)));
    },
  };
}

function libraryPort(amiqus: AmiqusClient): LibraryPort {
  const item = (id: string, name: string, attachmentId: string | null = null) => ({ id, name, attachmentId });
  const enabled = (row: { value: { is_enabled: boolean | null } }) => row.value.is_enabled !== false;
  return {
    forms: async () =>
      (await amiqus.listForms()).filter(enabled).map(({ value }) => item(value.reference, value.name)),
    recordTemplates: async () =>
      (await amiqus.listRecordTemplates())
        .filter(enabled)
        .map(({ value }) => item(String(value.id), value.name)),
    documentTemplates: async () =>
      (await amiqus.listDocumentTemplates())
        .filter(enabled)
        .map(({ value }) => item(String(value.id), value.name)),
    documents: async () =>
      (await amiqus.listDocuments())
        .filter(enabled)
        .map(({ value, raw }) => item(String(value.id), value.name, idOf(objectOf(raw).attachment))),
    steps: async () =>
      (await amiqus.listAvailableSteps()).map(({ value }) => ({
        type: value.type,
        costs: value.costs ?? [],
      })),
    upload: async (file, fileName) => String((await amiqus.createAttachment(file, fileName)).value.id),
  };
}

/** Ends a record by the call that does nothing else; everything else, also with it, is an update. */
function writeRecord(amiqus: AmiqusClient, id: string, patch: CasePatch, now: Date) {
  const onlyEnds = patch.expiresAt === "now" && Object.keys(patch).length === 1;
  return onlyEnds ? amiqus.expireRecord(id) : amiqus.updateRecord(id, recordPatch(patch, now));
}

function recordPatch(patch: CasePatch, now: Date): RecordPatch {
  const { title, reference, archived, reviewed, reminders, expiresAt } = patch;
  if (title !== undefined || reference !== undefined) {
    throw invalidRequest("Records have no title or reference at Amiqus.");
  }
  const problem = expiresAt instanceof Date ? expiryProblem(expiresAt, now) : null;
  if (problem !== null) {
    throw invalidRequest(problem, { expiresAt: [problem] });
  }
  return requireChange({
    ...(archived === undefined ? {} : { is_archived: archived }),
    ...(reviewed === undefined ? {} : { is_reviewed: reviewed }),
    ...(reminders === undefined ? {} : { has_reminders: reminders }),
    ...(expiresAt === undefined
      ? {}
      : { expired_at: expiresAt === "now" ? (true as const) : instant(expiresAt) }),
  });
}

function casePatch(patch: CasePatch): { name?: string; reference?: string | null; is_archived?: boolean } {
  const { title, reference, archived, reviewed, reminders, expiresAt } = patch;
  if (reviewed !== undefined || reminders !== undefined || expiresAt !== undefined) {
    throw invalidRequest("Cases have no expiry, reminders or reviewed mark at Amiqus.");
  }
  return requireChange({
    ...(title === undefined ? {} : { name: title }),
    ...(reference === undefined ? {} : { reference }),
    ...(archived === undefined ? {} : { is_archived: archived }),
  });
}

function requireChange<T extends object>(body: T): T {
  if (Object.keys(body).length === 0) {
    throw invalidRequest("There is nothing to change.");
  }
  return body;
}

function requireKind(ref: CaseRef, kind: CaseRef["kind"], message: string): void {
  amiqusId(ref.id);
  if (ref.kind !== kind) {
    throw invalidRequest(message);
  }
}

/** Lists in request bodies hold 1 to 100 entries. */
function requireCount(count: number): void {
  if (count < 1 || count > 100) {
    throw invalidRequest("Choose between 1 and 100.");
  }
}
