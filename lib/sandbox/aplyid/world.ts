import type { SandboxClock } from "../clock";
import type { Faults } from "../faults";
import { Random } from "../random";
import { Ids } from "../store";

export const DEFAULT_KEY = "sandbox-aplyid-key";

export const STATUSES = ["in_progress", "in_review", "on_hold", "to_do", "completed", "cancelled"] as const;
export type Status = (typeof STATUSES)[number];
export const APPROVALS = ["approved", "denied", "no_decision_yet"] as const;
export type Approval = (typeof APPROVALS)[number];

export interface ClientRow {
  id: number;
  externalId: string | null;
  name: string;
  clientType: string;
  email: string | null;
  phone: { country: string; number: string } | null;
  details: {
    firstname: string;
    lastname: string;
    middleName: string | null;
    dateOfBirth: string | null;
  } | null;
  approval: Approval;
}

export interface CaseRow {
  id: number;
  flowId: number;
  clientId: number;
  name: string;
  nature: string;
  externalId: string | null;
  maxTransactionValue: number | null;
  address: Record<string, string> | null;
  status: Status;
  createdAt: number;
  completedAt: number | null;
  purged: boolean;
}

export interface DeliveryRow {
  uuid: string;
  caseId: number;
  url: string;
  body: string;
  attempts: number;
  /** HTTP status of the last answer, 0 when there was none. */
  status: number | null;
}

/** One integration of the portal: a key with the cases and clients of its company. */
export interface Integration {
  key: string;
  mode: "live" | "test";
  /** Where deliveries go; a person pastes it in the portal. */
  webhookUrl: string | null;
  clients: Map<number, ClientRow>;
  cases: Map<number, CaseRow>;
  deliveries: DeliveryRow[];
  /** Deliveries that the `reordered` fault holds back until the next one has gone. */
  held: (() => void)[];
}

const FIRST_IDS = { case: 1_024, flow: 5_567, client: 8_843 };

/** The whole APLYiD state of one sandbox. */
export class AplyidWorld {
  readonly ids = new Ids(FIRST_IDS);
  readonly random: Random;
  readonly integrations = new Map<string, Integration>();
  lastOrigin = "http://127.0.0.1";

  constructor(
    readonly clock: SandboxClock,
    readonly faults: Faults,
    readonly fetch: typeof globalThis.fetch,
    private readonly publicUrl: string | null,
    seed: number,
  ) {
    this.random = new Random(seed);
  }

  now(): number {
    return this.clock.now();
  }

  /** Origin that links to the sandbox start with. */
  get origin(): string {
    return this.publicUrl ?? this.lastOrigin;
  }

  addIntegration(key: string, mode: Integration["mode"]): Integration {
    const integration: Integration = {
      key,
      mode,
      webhookUrl: null,
      clients: new Map(),
      cases: new Map(),
      deliveries: [],
      held: [],
    };
    this.integrations.set(key, integration);
    return integration;
  }

  /** The integration and case behind a guided flow. */
  flow(flowId: number): { integration: Integration; row: CaseRow; client: ClientRow } | undefined {
    for (const integration of this.integrations.values()) {
      for (const row of integration.cases.values()) {
        const client = integration.clients.get(row.clientId);
        if (row.flowId === flowId && client) return { integration, row, client };
      }
    }
    return undefined;
  }
}
