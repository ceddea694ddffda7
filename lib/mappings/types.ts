import type { CaseKind, NormalisedStatus, WaitingOn } from "@/lib/providers/port";

/** A case in which something was seen. */
export interface ExampleCase {
  id: string;
  title: string;
}

/** A raw status of a connection that was seen without meaning anything, or that an admin decided on. */
export interface StatusMappingDto {
  connectionId: string;
  kind: CaseKind;
  rawStatus: string;
  /** Null: not decided yet. */
  status: NormalisedStatus | null;
  waitingOn: WaitingOn | null;
  /** When it was first and last stored without a meaning. ISO 8601. */
  firstSeenAt: string;
  lastSeenAt: string;
  /** Cases that have it now, at most three of them as examples. */
  cases: number;
  examples: ExampleCase[];
}

/** An unexpected value in a provider's answers, with where it came from. */
export interface LaneDrift {
  id: string;
  connectionId: string;
  path: string;
  rawValue: string;
  count: number;
  firstSeenAt: string;
  lastSeenAt: string;
  /** When an admin took note of it. */
  acknowledgedAt: string | null;
}

export interface LaneConnection {
  id: string;
  name: string;
  provider: string;
}

/** What providers say that the desk does not understand, over all connections. */
export interface MappingLane {
  connections: LaneConnection[];
  statuses: StatusMappingDto[];
  drifts: LaneDrift[];
  /** Whether there is more drift than is listed. */
  moreDrift: boolean;
}
