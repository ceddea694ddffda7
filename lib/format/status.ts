import { formatDate, formatDayMonth } from "./dates";

export type StatusName =
  | "awaiting_client"
  | "processing"
  | "needs_review"
  | "on_hold"
  | "approved"
  | "rejected"
  | "closed"
  | "unmapped";

export type StatusHue =
  | "awaiting"
  | "processing"
  | "review"
  | "hold"
  | "approved"
  | "rejected"
  | "closed"
  | "unmapped";

export type StatusShapeName = "hollow" | "half" | "full" | "bar" | "tick" | "cross" | "ring" | "question";

export interface StatusFacts {
  status: StatusName;
  /** The provider's name, for a case that is with it. */
  providerLabel?: string | undefined;
  /** The status in the provider's own words. */
  rawStatus?: string | undefined;
  /** ISO moment or day that a hold ends. */
  holdUntil?: string | null | undefined;
  waitingOn?: "client" | "provider" | "us" | null | undefined;
  timeZone?: string | undefined;
}

const looks: Record<StatusName, { shape: StatusShapeName; hue: StatusHue }> = {
  awaiting_client: { shape: "hollow", hue: "awaiting" },
  processing: { shape: "half", hue: "processing" },
  needs_review: { shape: "full", hue: "review" },
  on_hold: { shape: "bar", hue: "hold" },
  approved: { shape: "tick", hue: "approved" },
  rejected: { shape: "cross", hue: "rejected" },
  closed: { shape: "ring", hue: "closed" },
  unmapped: { shape: "question", hue: "unmapped" },
};

/** Shape and hue of a status. Processing that staff must finish is amber: it is us, soon. */
export function statusLook(facts: Pick<StatusFacts, "status" | "waitingOn">): {
  shape: StatusShapeName;
  hue: StatusHue;
} {
  const look = looks[facts.status];
  return facts.status === "processing" && facts.waitingOn === "us" ? { ...look, hue: "review" } : look;
}

function holdDay(until: string, timeZone: string | undefined, now: number): string {
  const sameYear = until.startsWith(String(new Date(now).getUTCFullYear()));
  return (sameYear ? formatDayMonth : formatDate)(until, timeZone === undefined ? {} : { timeZone });
}

/** The words of a status: "Waiting on client", "With Amiqus", "On hold until 3 Dec", the raw status in quotes. */
export function statusWords(facts: StatusFacts, now: number = Date.now()): string {
  switch (facts.status) {
    case "awaiting_client":
      return "Waiting on client";
    case "processing":
      return facts.waitingOn === "us" ? "With us" : `With ${facts.providerLabel ?? "provider"}`;
    case "needs_review":
      return "Needs review";
    case "on_hold":
      return facts.holdUntil ? `On hold until ${holdDay(facts.holdUntil, facts.timeZone, now)}` : "On hold";
    case "approved":
      return "Approved";
    case "rejected":
      return "Rejected";
    case "closed":
      return "Closed";
    case "unmapped":
      return facts.rawStatus ? `“${facts.rawStatus}”` : "Unknown status";
  }
}
