import "server-only";
import { checkSlice } from "./check";
import { claimImport, releaseImport } from "./lease";
import { runSlice, type SliceEnd } from "./run";
import { wakeImport } from "./wake";

/** How long one turn lasts, so that several imports take turns. Milliseconds. */
const SLICE_MS = 30_000;

/**
 * One turn of work on an import: reading its rows or creating its clients, whatever it is at. Does nothing when another
 * process is at it or there is nothing to do; asks for the next turn itself. `stopping` is asked between rows.
 */
export async function stepImport(
  teamId: string,
  id: string,
  stopping: () => boolean = () => false,
): Promise<SliceEnd> {
  const held = await claimImport(teamId, id);
  if (held === null) return { next: "over" };
  const end = Date.now() + SLICE_MS;
  const outOfTime = () => stopping() || Date.now() >= end;
  if (held.record.state === "checking") {
    const next = await checkSlice(held, outOfTime);
    await releaseImport(held);
    if (next === "over") return { next: "over" };
    await wakeImport(teamId, id);
    return { next: "more" };
  }
  const slice = await runSlice(held, outOfTime);
  await releaseImport(held, slice.next === "wait" ? slice.at : null);
  if (slice.next !== "over") await wakeImport(teamId, id, slice.next === "wait" ? slice.at : null);
  return slice;
}
