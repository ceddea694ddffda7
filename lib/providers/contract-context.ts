import { expect } from "vitest";
import { ProviderError, type ProviderErrorKind, type RequestFate } from "./errors";
import type {
  Adapter,
  Capabilities,
  CaseKind,
  CaseRef,
  ClientInput,
  FetchedCase,
  Json,
  LaunchRequest,
} from "./port";

/** A fault of the sandbox's control API. */
export interface ContractFault {
  kind:
    | "latency"
    | "drop-before"
    | "drop-after"
    | "reset"
    | "status"
    | "rate-limit"
    | "malformed-json"
    | "oversized";
  method?: string;
  path?: string;
  times?: number;
  status?: number;
  body?: Json;
  after?: boolean;
  ms?: number;
  retryAfter?: number | string;
}

export interface ContractSubject {
  capabilities: Capabilities;
  /** An adapter with its own breaker and budget. `timeoutMs` cuts every request short. */
  adapter(options?: { credentials?: unknown; timeoutMs?: number }): Adapter;
  /** Credentials the provider does not know, and such as may do next to nothing where it has them. */
  credentials: { unknown: unknown; forbidden?: unknown };
  fault(fault: ContractFault): Promise<void>;
  /** No faults, empty request log. */
  calm(): Promise<void>;
  /** Method and path of every request since `calm`. */
  requests(): Promise<{ method: string; path: string }[]>;
  /** Paths as regular expressions, for faults and for counting. */
  paths: { clients?: string; launch?(kind: CaseKind): string; anyCase?(kind: CaseKind): string };
  launchInput?(kind: CaseKind, reference: string): unknown;
  /** A launch input that the provider's own rules refuse, and the field path its message belongs to. */
  badLaunch?: { kind: CaseKind; input: unknown; path: string };
  /** Where cases are not launched from here: has the provider hold a new one. */
  raise?(kind: CaseKind): Promise<CaseRef>;
  /** Where the provider cannot be asked: ends a case there, and answers what its delivery says. */
  finish?(launched: FetchedCase): Promise<Json>;
  close(): Promise<void>;
}

/** What every part of the contract works with; `subject` and `adapter` are set before each test. */
export class ContractContext {
  private serial = 0;
  private current: { subject: ContractSubject; adapter: Adapter } | null = null;

  use(subject: ContractSubject): void {
    this.current = { subject, adapter: subject.adapter() };
  }

  get subject(): ContractSubject {
    return part(this.current?.subject);
  }

  get adapter(): Adapter {
    return part(this.current?.adapter);
  }

  unique(prefix: string): string {
    this.serial += 1;
    return `${prefix}-${Date.now().toString(36)}-${this.serial}`;
  }

  newClient(reference: string): ClientInput {
    return {
      title: "ms",
      otherTitle: null,
      firstName: "Ada",
      middleName: null,
      lastName: "Lovelace",
      email: "ada@example.com",
      landline: null,
      mobile: "+447700900999",
      dob: "1985-12-10",
      reference,
    };
  }

  /** A launch of this kind, for a client made for it where the provider holds clients. */
  async launchFor(kind: CaseKind): Promise<LaunchRequest> {
    const reference = this.unique("launch");
    const client = this.subject.capabilities.clients
      ? await part(this.adapter.clients).create(this.newClient(reference))
      : null;
    return {
      kind,
      providerClientId: client?.id ?? null,
      clientReference: reference,
      reference,
      input: this.subject.launchInput?.(kind, reference),
    };
  }

  async launch(kind: CaseKind): Promise<FetchedCase> {
    return part(this.adapter.launches).create(await this.launchFor(kind));
  }

  /** A case that the provider holds, launched from here or raised there. */
  async aCase(kind: CaseKind): Promise<CaseRef> {
    return this.subject.raise ? this.subject.raise(kind) : (await this.launch(kind)).case.ref;
  }

  /** Paths for faults and for counting; the subject names those that its capabilities need. */
  launchPath(kind: CaseKind): string {
    return part(this.subject.paths.launch)(kind);
  }

  casePath(kind: CaseKind): string {
    return part(this.subject.paths.anyCase)(kind);
  }

  get clientsPath(): string {
    return part(this.subject.paths.clients);
  }

  /** How many POSTs to a path arrived since the log was cleared. */
  async posts(path: string): Promise<number> {
    const seen = await this.subject.requests();
    return seen.filter((request) => request.method === "POST" && new RegExp(path).test(request.path)).length;
  }

  kinds(): readonly CaseKind[] {
    return this.subject.capabilities.launchKinds;
  }

  first(): CaseKind {
    return this.kinds()[0] ?? "case";
  }
}

/** The part of an adapter a test is about. Fails when the adapter does not have it. */
export function part<T>(value: T | undefined): T {
  if (value === undefined) {
    throw new Error("The adapter's capabilities promise a part it does not have.");
  }
  return value;
}

/** Expects a ProviderError, of this kind and fate when given, and hands it back. */
export async function fails(
  promise: Promise<unknown>,
  kind?: ProviderErrorKind,
  fate?: RequestFate,
): Promise<ProviderError> {
  const error = await promise.then(
    () => new Error("did not fail"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof ProviderError)) {
    throw error;
  }
  expect({ kind: error.kind, fate: error.fate }).toEqual({
    kind: kind ?? error.kind,
    fate: fate ?? error.fate,
  });
  return error;
}
