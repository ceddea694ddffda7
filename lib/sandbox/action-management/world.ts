import type { SandboxClock } from "../clock";
import { type Random, Random as Seeded } from "../random";
import { Ids, Table } from "../store";
import {
  type CaseLight,
  type CaseRow,
  type EndUser,
  lightOf,
  type NoteRow,
  type ProgramList,
  type Role,
} from "./model";

export interface Hub {
  id: number;
  lists: ProgramList[];
  roles: Role[];
  users: Map<number, EndUser>;
  /** The list that its end users are in. */
  userListId: number;
  cases: Table<CaseRow, CaseLight>;
  notes: Map<number, NoteRow>;
}

export interface ApiClient {
  id: string;
  secret: string;
  hubs: number[];
  /** `none`: gets tokens and may do nothing with them. */
  access: "full" | "none";
}

interface Token {
  clientId: string;
  endsAt: number;
}

/** All state of Action Management: hubs, who may use them, and the tokens that were given. */
export class ActionManagementWorld {
  readonly hubs = new Map<number, Hub>();
  readonly clients = new Map<string, ApiClient>();
  readonly tokens = new Map<string, Token>();
  readonly ids = new Ids({
    case: 2_100_000,
    note: 930_000,
    response: 70_001,
    user: 9_901,
    hub: 1_001,
    field: 6_000,
  });
  readonly random: Random;

  constructor(
    readonly clock: SandboxClock,
    seed: number,
    /** Origin of links in answers; null takes the request's. */
    public publicUrl: string | null,
  ) {
    this.random = new Seeded(seed);
  }

  now(): number {
    return this.clock.now();
  }

  addHub(id: number, lists: ProgramList[], roles: Role[], userListId = 906): Hub {
    const hub: Hub = {
      id,
      lists,
      roles,
      users: new Map(),
      userListId,
      cases: new Table<CaseRow, CaseLight>(lightOf),
      notes: new Map(),
    };
    this.hubs.set(id, hub);
    return hub;
  }

  addUser(hub: Hub, user: Omit<EndUser, "listId">): EndUser {
    const row = { ...user, listId: hub.userListId };
    hub.users.set(row.id, row);
    return row;
  }

  /** Notes go with their case. */
  deleteCase(hub: Hub, id: number): void {
    hub.cases.delete(id);
    for (const row of hub.notes.values()) if (row.caseId === id) hub.notes.delete(row.id);
  }

  /** What the program itself writes about a case. */
  systemNote(hub: Hub, caseId: number, comments: string, at = this.now()): NoteRow {
    return this.addNote(hub, { caseId, comments, author: null, at });
  }

  addNote(
    hub: Hub,
    {
      caseId,
      comments,
      author,
      at = this.now(),
    }: { caseId: number; comments: string; author: number | null; at?: number },
  ): NoteRow {
    const note: NoteRow = {
      id: this.ids.next("note"),
      caseId,
      comments,
      isSystemGenerated: author === null,
      createdBy: author,
      modifiedBy: author,
      dateCreated: at,
      dateModified: author === null ? null : at,
    };
    hub.notes.set(note.id, note);
    return note;
  }

  /** A new access token. Lives an hour of the sandbox's clock. */
  issueToken(clientId: string): { token: string; seconds: number } {
    const token = `am-${this.random.hex(40)}`;
    this.tokens.set(token, { clientId, endsAt: this.now() + 3_600_000 });
    return { token, seconds: 3_600 };
  }

  /** Whose token it is, or null when it is unknown or has ended. */
  clientOf(token: string): ApiClient | null {
    const held = this.tokens.get(token);
    if (held === undefined || held.endsAt <= this.now()) return null;
    return this.clients.get(held.clientId) ?? null;
  }
}
