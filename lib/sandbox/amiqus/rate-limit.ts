import { answer } from "./http";
import type { AmiqusWorld } from "./world";

/**
 * Counts a request in the fixed window of one user on one team (all their tokens share it). Says which rate-limit
 * headers the response carries and, when the window is used up, the 429. The length of the window is ours; so is
 * the body of the 429.
 */
export function countRequest(
  world: AmiqusWorld,
  key: string,
): { refusal: Response | null; headers: Record<string, string> } {
  const { rateLimit, rateWindow } = world.settings;
  const now = world.now();
  let window = world.windows.get(key);
  if (window === undefined || window.endsAt <= now) {
    window = { endsAt: now + rateWindow * 1000, used: 0 };
    world.windows.set(key, window);
  }
  const over = window.used >= rateLimit;
  if (!over) window.used++;
  const headers: Record<string, string> = {
    "X-RateLimit-Limit": String(rateLimit),
    "X-RateLimit-Remaining": String(rateLimit - window.used),
  };
  if (!over) return { refusal: null, headers };
  headers["Retry-After"] = String(Math.max(1, Math.ceil((window.endsAt - now) / 1000)));
  headers["X-RateLimit-Reset"] = String(Math.ceil(window.endsAt / 1000));
  return { refusal: answer({ message: "Too Many Attempts." }, 429), headers };
}
