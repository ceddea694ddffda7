import type { SandboxClock } from "../clock";
import type { Faults } from "../faults";
import { Random } from "../random";
import { Ids, plainTable, Table } from "../store";
import type {
  AttachmentRow,
  CaseRow,
  ClientFileRow,
  ClientFormRow,
  ClientLight,
  ClientRow,
  CorrectionRow,
  CreditRow,
  DeliveryRow,
  DocumentRow,
  FormTemplateRow,
  LibraryDocumentRow,
  MemberRow,
  OrganisationRow,
  RecordLight,
  RecordRow,
  RecordTemplateRow,
  TemplateRow,
  WebhookRow,
} from "./model";

const FIRST_IDS = {
  team: 88,
  member: 121,
  assignee: 5_101,
  client: 73_801,
  record: 983_401,
  step: 4_410_001,
  check: 82_301,
  document: 15_201,
  attachment: 31_701,
  file: 31_801,
  case: 8_701,
  item: 61_001,
  review: 2_601,
  webhook: 301,
  delivery: 70_001,
  form: 37_301,
  formTemplate: 401,
  template: 511,
  library: 611,
  organisation: 3_961,
  correction: 34_201,
  credit: 91_001,
};

export interface TeamProfile {
  id: number;
  identifier: string;
  uuid: string;
  name: string;
  contact: string;
  telephone: string | null;
  createdAt: number;
  updatedAt: number;
}

/** Everything one Amiqus team owns. */
export class AmiqusTeam {
  readonly members = plainTable<MemberRow>();
  readonly clients = new Table<ClientRow, ClientLight>(lightClient);
  readonly records = new Table<RecordRow, RecordLight>(lightRecord);
  readonly cases = plainTable<CaseRow>();
  readonly documents = plainTable<DocumentRow>();
  readonly attachments = plainTable<AttachmentRow>();
  readonly files = plainTable<ClientFileRow>();
  readonly forms = plainTable<ClientFormRow>();
  readonly formTemplates = plainTable<FormTemplateRow>();
  readonly emailTemplates = plainTable<TemplateRow>();
  readonly documentTemplates = plainTable<TemplateRow>();
  readonly library = plainTable<LibraryDocumentRow>();
  readonly recordTemplates = plainTable<RecordTemplateRow>();
  readonly organisations = plainTable<OrganisationRow>();
  readonly corrections = plainTable<CorrectionRow>();
  readonly credits = plainTable<CreditRow>();
  readonly webhooks = plainTable<WebhookRow>();
  readonly deliveries = plainTable<DeliveryRow>();
  /** Record id of each stored check, and client id to its stored records. */
  readonly checkOwners = new Map<number, number>();
  readonly recordsOfClient = new Map<number, number[]>();
  /** Ranges of generated checks: given a check id, the record that holds it. */
  readonly generatedCheckOwners: ((checkId: number) => number | undefined)[] = [];
  readonly generatedClientRecords: ((clientId: number) => number[])[] = [];
  readonly listCache = new Map<string, { version: number; ids: number[] }>();

  constructor(
    readonly profile: TeamProfile,
    /** Whether the team has the cases feature; without it every case operation is forbidden. */
    readonly casesEnabled: boolean,
  ) {}

  /** Changes whenever anything that lists depend on does. */
  get version(): number {
    return this.clients.version + this.records.version + this.cases.version;
  }

  /** The record that holds a check, with the check's step. */
  findCheck(checkId: number): { record: RecordRow; step: RecordRow["steps"][number] } | undefined {
    const stored = this.checkOwners.get(checkId);
    const owners = [stored, ...this.generatedCheckOwners.map((owner) => owner(checkId))];
    for (const recordId of owners) {
      const record = recordId === undefined ? undefined : this.records.get(recordId);
      const step = record?.steps.find((candidate) => candidate.check?.id === checkId);
      if (record !== undefined && step !== undefined) return { record, step };
    }
    return undefined;
  }

  /** Ids of a client's records, oldest first. */
  recordIdsOf(clientId: number): number[] {
    const generated = this.generatedClientRecords.flatMap((list) => list(clientId));
    const ids = new Set([...generated, ...(this.recordsOfClient.get(clientId) ?? [])]);
    return [...ids].filter((id) => this.records.has(id)).sort((a, b) => a - b);
  }
}

/** A bearer token: one user on one team. `none` may only ask for the status and its own account. */
export interface TokenRow {
  teamId: number;
  memberId: number;
  access: "full" | "read-only" | "none";
}

export interface AmiqusSettings {
  /** Requests per window for one user on one team. */
  rateLimit: number;
  /** Seconds of the fixed window; our choice. */
  rateWindow: number;
  /** Origin for `perform_url` and webhook links; null uses the origin of the request. */
  publicUrl: string | null;
  /** `published` keeps answers inside the published schema also where it contradicts itself; `natural` does not. */
  schema: "published" | "natural";
}

/** The whole Amiqus state of one sandbox. */
export class AmiqusWorld {
  readonly ids = new Ids(FIRST_IDS);
  readonly random: Random;
  readonly teams = new Map<number, AmiqusTeam>();
  readonly tokens = new Map<string, TokenRow>();
  readonly windows = new Map<string, { endsAt: number; used: number }>();
  /** Deliveries held back by the `reordered` fault until the next one has gone. */
  readonly held = new Map<number, (() => void)[]>();
  lastOrigin = "http://127.0.0.1";

  constructor(
    readonly clock: SandboxClock,
    readonly faults: Faults,
    readonly settings: AmiqusSettings,
    readonly fetch: typeof globalThis.fetch,
    readonly seed: number,
  ) {
    this.random = new Random(seed);
  }

  now(): number {
    return this.clock.now();
  }

  /** Origin that links to the sandbox start with. */
  get origin(): string {
    return this.settings.publicUrl ?? this.lastOrigin;
  }

  get apiUrl(): string {
    return `${this.origin}/amiqus/api/v2`;
  }
}

function lightClient(row: ClientRow): ClientLight {
  return {
    id: row.id,
    status: row.status,
    firstName: row.name.first_name,
    lastName: row.name.last_name,
    search: [row.name.first_name, row.name.middle_name, row.name.last_name, row.reference]
      .filter((part) => part !== null)
      .join(" ")
      .toLowerCase(),
    reference: row.reference,
    memberIds: row.assignees.map((assignee) => assignee.memberId),
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    archivedAt: row.archivedAt,
  };
}

function lightRecord(row: RecordRow): RecordLight {
  return {
    id: row.id,
    status: row.status,
    clientId: row.clientId,
    createdBy: row.createdBy,
    memberIds: row.assignees.map((assignee) => assignee.memberId),
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    archivedAt: row.archivedAt,
  };
}
