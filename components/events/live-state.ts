/** `live`: changes arrive by themselves. `polling`: the stream is down and lists are refetched every 30 s. */
export type LiveState = "connecting" | "live" | "polling";

/** How often everything is refetched while the stream is down. Milliseconds. */
export const POLL_MS = 30_000;
