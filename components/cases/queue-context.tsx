"use client";

import { createContext, useContext } from "react";
import type { Role } from "@/lib/auth/roles";
import type { CaseConnection, CaseCounts, CaseDesk, CaseRow } from "@/lib/cases/types";

/** What the queue and the open case know of each other. */
export interface Queue {
  role: Role;
  memberId: string;
  rows: readonly CaseRow[];
  counts: CaseCounts | null;
  /** How many rows the filter has, as far as the counters tell; null when they do not. */
  total: number | null;
  desk: CaseDesk;
  /** The open case's id, or null. */
  openId: string | null;
  /** Link to a case that keeps filters and search text. */
  hrefOf(caseId: string): string;
  open(caseId: string): void;
  /** Back to the list alone. */
  close(): void;
  /** Opens the neighbour of the open case. */
  step(by: 1 | -1): void;
}

export const QueueContext = createContext<Queue | null>(null);

/** The queue around this component. */
export function useQueue(): Queue {
  const queue = useContext(QueueContext);
  if (!queue) throw new Error("useQueue outside the case queue");
  return queue;
}

/** Name of a member, for rows and facts. */
export function memberName(desk: CaseDesk, memberId: string | undefined): string | null {
  return desk.members.find((member) => member.id === memberId)?.name ?? null;
}

/** Whether a connection's answers cannot be trusted to be fresh. */
export function isStale(connection: CaseConnection | undefined): boolean {
  return connection?.status === "unreachable" || connection?.status === "unauthorized";
}
