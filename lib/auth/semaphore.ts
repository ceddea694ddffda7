import { AppError } from "@/lib/errors";

/**
 * Lets at most `size` tasks run at once and `queue` wait; anything beyond fails at once with AppError `unavailable`, so
 * that a flood of sign-ins costs bounded memory.
 */
export function createSemaphore(size: number, queue: number) {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async function run<T>(task: () => Promise<T>): Promise<T> {
    if (running >= size) {
      if (waiting.length >= queue) {
        throw new AppError(
          "unavailable",
          "Too many people are signing in at this moment. Try again in a few seconds.",
        );
      }
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running += 1;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
