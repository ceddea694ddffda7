import "server-only";
import { withTeam } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { notifyTeam } from "@/lib/events/notify";
import { providerEntry } from "@/lib/providers/catalog";
import { ProviderError } from "@/lib/providers/errors";

interface Named {
  id: string;
  teamId: string;
  provider: string;
}

type FailedStatus = "unauthorized" | "unreachable";

/** Notes that the provider answered. Tells open pages when that is news. */
export async function noteHealthy(connection: Named, synced: boolean, now = new Date()): Promise<void> {
  await withTeam(connection.teamId, async (tx) => {
    const where = { id: connection.id, teamId: connection.teamId };
    await tx.connection.updateMany({
      where: { ...where, status: { in: ["untested", "unreachable", "unauthorized"] } },
      data: { status: "healthy", statusDetail: null, statusAt: now },
    });
    if (synced) await tx.connection.updateMany({ where, data: { lastSyncAt: now, lastSyncError: null } });
    await notifyTeam(tx, connection.teamId, "connections", [connection.id]);
  });
}

/**
 * Notes why a sync failed, in words for the screen. Refused credentials stop polling until new ones are saved. The
 * time beside `unreachable` is since when. Answers false for an error that is not the provider's.
 */
export async function noteFailure(connection: Named, error: unknown, now = new Date()): Promise<boolean> {
  const entry = providerEntry(connection.provider);
  const label = entry?.label ?? "The provider";
  const stops = entry?.capabilities.readsBack === false ? "Launches fail" : "Polling has stopped";
  const { status, detail } = wordsFor(label, stops, error);
  await withTeam(connection.teamId, async (tx) => {
    const where = { id: connection.id, teamId: connection.teamId };
    await tx.connection.updateMany({ where, data: { lastSyncError: detail } });
    if (status) {
      await tx.connection.updateMany({
        where: { ...where, status: { notIn: [status, "disabled"] } },
        data: { status, statusDetail: detail, statusAt: now },
      });
    }
    await notifyTeam(tx, connection.teamId, "connections", [connection.id]);
  });
  return error instanceof ProviderError || error instanceof AppError;
}

function wordsFor(
  label: string,
  stops: string,
  error: unknown,
): { status: FailedStatus | null; detail: string } {
  if (error instanceof ProviderError) {
    switch (error.kind) {
      case "unauthorized":
        return {
          status: "unauthorized",
          detail: `${label} refused the credentials. ${stops} until new ones are entered.`,
        };
      case "unavailable":
      case "timeout":
        return { status: "unreachable", detail: `${label} does not answer. Polling goes on.` };
      case "rate-limited":
        return { status: null, detail: `${label}'s rate limit is used up. Polling goes on when it resets.` };
      default:
        return { status: null, detail: error.message };
    }
  }
  if (error instanceof AppError) return { status: "unauthorized", detail: error.message };
  return { status: null, detail: "The last sync failed on our side. It is tried again." };
}
