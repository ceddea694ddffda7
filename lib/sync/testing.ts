import type { FetchedCase, ProviderCase } from "@/lib/providers/port";

/** A provider answer about a case, for tests. */
export function answer(
  over: Partial<ProviderCase> = {},
  complete = true,
  body: FetchedCase["snapshot"] = {},
): FetchedCase {
  return {
    case: {
      ref: { kind: "record", id: "1" },
      providerClientId: "c1",
      clientName: "Ada Lovelace",
      clientEmail: "ada@example.com",
      title: "Standard",
      reference: null,
      status: "awaiting_client",
      rawStatus: "pending",
      outcome: null,
      waitingOn: "client",
      attention: null,
      summary: { checks: ["check.photo_id"], done: 0, flagged: 0 },
      assigneeIds: null,
      createdAt: new Date("2026-11-01T09:00:00Z"),
      updatedAt: new Date("2026-11-01T09:00:00Z"),
      expiresAt: null,
      archivedAt: null,
      ...over,
    },
    snapshot: body,
    complete,
  };
}
