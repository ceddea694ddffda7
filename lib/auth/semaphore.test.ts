import { describe, expect, it } from "vitest";
import { createSemaphore } from "./semaphore";

describe("createSemaphore", () => {
  it("runs no more than its size, queues the rest and refuses beyond", async () => {
    const run = createSemaphore(2, 3);
    let running = 0;
    let most = 0;
    const task = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      running -= 1;
    };
    const results = await Promise.allSettled(Array.from({ length: 7 }, () => run(task)));
    expect(most).toBe(2);
    expect(results.filter((result) => result.status === "rejected")).toHaveLength(2);
    await expect(run(async () => "free again")).resolves.toBe("free again");
  });

  it("frees its place when a task fails", async () => {
    const run = createSemaphore(1, 1);
    await expect(run(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    await expect(run(async () => 1)).resolves.toBe(1);
  });
});
