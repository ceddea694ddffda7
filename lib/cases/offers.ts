import { may, type Role } from "@/lib/auth/roles";
import { providerEntry } from "@/lib/providers/catalog";
import type { CaseView, Decision } from "./types";

/** What a member may do with a case: what the provider offers for its kind, in its state, to this role. */
export interface Offers {
  decisions: Decision[];
  markReviewed: boolean | null;
  assign: boolean;
  /** Staff take a case that nobody holds. */
  take: boolean;
  expiry: boolean;
  reminders: boolean;
  archive: boolean;
  rename: boolean;
  download: boolean;
  group: boolean;
  addItems: boolean;
  /** Saying by hand which client it is about. */
  linkClient: boolean;
  unlinkClient: boolean;
}

function decisionsFor(status: CaseView["row"]["status"]): Decision[] {
  switch (status) {
    case "approved":
    case "rejected":
      return ["reopen"];
    case "on_hold":
      return ["approve", "reject", "reopen"];
    default:
      return ["approve", "reject", "hold"];
  }
}

/** Asks capabilities and role, never provider names. `markReviewed` is what the mark would become, null for no such mark. */
export function offersOf(view: CaseView, role: Role, memberId: string): Offers {
  const { row, content } = view;
  const can = providerEntry(row.provider)?.capabilities;
  const writes = can !== undefined && view.connection.status !== "disabled" && may(role, "case.update");
  const has = (list: readonly string[] | undefined) => writes && (list?.includes(row.kind) ?? false);
  // Not every provider has a hold.
  const known = (decision: Decision) => decision !== "hold" || (can?.decisions?.includes("on_hold") ?? true);
  const closed = row.status === "closed";
  const finished = closed || row.status === "approved" || row.status === "rejected";
  return {
    decisions:
      (has(can?.reviews) || has(can?.decidedHere)) && may(role, "case.review") && !row.archived
        ? decisionsFor(row.status).filter(known)
        : [],
    markReviewed: has(can?.markReviewed) && (closed || row.status === "needs_review") ? !closed : null,
    assign: writes && may(role, "case.assign"),
    take: writes && (row.assigneeId === undefined || row.assigneeId === memberId),
    expiry: has(can?.expiry) && !finished && !row.archived,
    reminders: has(can?.reminders) && !finished && !row.archived,
    archive: has(can?.archive),
    rename: has(can?.rename),
    download: (can?.download.includes(row.kind) ?? false) && may(role, "case.read"),
    group:
      writes &&
      may(role, "case.launch") &&
      row.kind === "record" &&
      (can?.items.includes("case") ?? false) &&
      view.client !== null,
    addItems: has(can?.items) && content !== null,
    linkClient: may(role, "case.update") && view.client === null,
    // Where the provider keeps clients, it says itself whose case this is.
    unlinkClient: may(role, "case.update") && view.client !== null && can?.clients === false,
  };
}
