import type { Decision } from "@/lib/cases/types";
import type { NormalisedStatus } from "@/lib/providers/port";

/** One line of what happened to a client, anywhere. Dates are ISO 8601. */
export type ClientTimelineEntry = {
  /** Unique among the client's lines. */
  id: string;
  at: string;
  /** Null for what is not about one connection. */
  connectionId: string | null;
  caseId: string | null;
  caseTitle: string | null;
} & (
  | { what: "case" }
  | {
      what: "status";
      source: "webhook" | "poll" | "write";
      toStatus: NormalisedStatus;
      rawStatus: string;
    }
  | { what: "review"; decision: Decision; reason: string; actor: string }
  | { what: "delivery"; event: string; state: string }
  | { what: "audit"; action: string; outcome: string; changedFields: string[]; actor: string }
);

export interface ClientTimelinePage {
  items: ClientTimelineEntry[];
  nextCursor: string | null;
  /** Connections that occur in the client's cases, for the filter. */
  connections: { id: string; name: string; provider: string }[];
}
