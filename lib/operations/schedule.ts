/** A `sending` row older than this has lost its sender: nobody will write its outcome. Milliseconds. */
export const SENDING_TIMEOUT_MS = 60_000;

/** A look-up that was not finished after this long has lost its process. Milliseconds. */
export const LOOKING_TIMEOUT_MS = 120_000;

/**
 * An object that the provider does not have this long after the request left is absent. Longer than any request may
 * take here, so that a slow provider has had its time. Milliseconds.
 */
export const ABSENT_AFTER_MS = 120_000;

/** How often a browser's second request looks whether the first one is done, and how long it waits. Milliseconds. */
export const WAIT_STEP_MS = 150;
export const WAIT_MS = 45_000;

const LOOK_AFTER_MS = [3_000, 15_000, 45_000, ABSENT_AFTER_MS, 600_000, 3_600_000, 21_600_000, 86_400_000];

/** How often the desk looks by itself. */
export const MAX_LOOKS = LOOK_AFTER_MS.length;

/**
 * When look-up number `lookups` (from 0) of a write sent at `sentAt` is due, or null when the desk has stopped looking
 * by itself and a person must say what happened.
 */
export function nextLook(sentAt: Date, lookups: number): Date | null {
  const after = LOOK_AFTER_MS[lookups];
  return after === undefined ? null : new Date(sentAt.getTime() + after);
}
