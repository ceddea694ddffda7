import type { BadgeTone } from "@/components/ui/badge";

/** Amiqus' status of a client in words; an unknown one as it is. */
export function personStatus(status: string | null): string {
  if (status === null) return "No decision";
  return { pending: "Pending", approved: "Approved", rejected: "Rejected" }[status] ?? `“${status}”`;
}

/** The hue that repeats what the word says. */
export function personTone(status: string | null): BadgeTone {
  if (status === "approved" || status === "rejected") return status;
  if (status === "pending") return "review";
  return status === null ? "neutral" : "unmapped";
}
