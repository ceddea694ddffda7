import type { SandboxClock } from "../clock";
import type { Faults } from "../faults";
import { Random } from "../random";
import type { AccountRow, CaseRow, FileRow, SetupRow, TokenRow, UserRow } from "./model";

/** The whole Quickr state of one sandbox. */
export class QuickrWorld {
  readonly random: Random;
  readonly accounts = new Map<string, AccountRow>();
  readonly users = new Map<string, UserRow>();
  readonly tokens = new Map<string, TokenRow>();
  readonly cases = new Map<string, CaseRow>();
  readonly checklists = new Map<string, SetupRow>();
  readonly templates = new Map<string, SetupRow>();
  readonly automations = new Map<string, SetupRow>();
  readonly files = new Map<string, FileRow>();
  /** Callbacks sent, newest last, for tests. */
  readonly callbacks: { url: string; status: number; body: string; at: number }[] = [];
  /** Presigned addresses of files, by signature. */
  readonly presigned = new Map<string, { fileId: string; expires: number }>();
  lastOrigin = "http://127.0.0.1";
  private serial = 13_294_829;

  constructor(
    readonly clock: SandboxClock,
    readonly faults: Faults,
    readonly settings: { publicUrl: string | null; settleSeconds: number },
    readonly fetch: typeof globalThis.fetch,
    seed: number,
  ) {
    this.random = new Random(seed + 3);
  }

  now(): number {
    return this.clock.now();
  }

  /** Origin that links to the sandbox start with. */
  get origin(): string {
    return this.settings.publicUrl ?? this.lastOrigin;
  }

  /** An id as the reference writes those of checklists: account, kind, number. */
  id(accountId: string, kind: string): string {
    this.serial += 1;
    return `${accountId}.${kind}.${this.serial}`;
  }

  /** Cases of an account, oldest first. */
  casesOf(accountId: string): CaseRow[] {
    return [...this.cases.values()].filter((row) => row.accountId === accountId);
  }
}

/** A date-time as the reference writes it: UTC, whole seconds. */
export function stamp(at: number): string;
export function stamp(at: number | null): string | null;
export function stamp(at: number | null): string | null {
  return at === null ? null : `${new Date(at).toISOString().slice(0, 19)}Z`;
}
