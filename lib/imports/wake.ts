import "server-only";
import { enqueue } from "@/lib/jobs/queue";

/** Asks for a slice of work on an import, at once or later. A wish that is lost is found again by the sweep. */
export async function wakeImport(teamId: string, id: string, at: Date | null = null): Promise<void> {
  // A later slice must not stand in the way of one that a person asks for now.
  const later = at
    ? { startAfter: at, singletonKey: `${id} ${Math.ceil(at.getTime() / 1_000)}` }
    : { singletonKey: id };
  await enqueue("import", { teamId, id }, later);
}
