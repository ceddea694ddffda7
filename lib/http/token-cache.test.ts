import { describe, expect, it } from "vitest";
import { memoryTokenCache } from "./token-cache";

const start = Date.parse("2026-11-22T12:00:00Z");

function setUp(lifeSeconds = 3600) {
  let now = start;
  let made = 0;
  const cache = memoryTokenCache({ now: () => new Date(now) });
  return {
    cache,
    wait: (seconds: number) => {
      now += seconds * 1000;
    },
    made: () => made,
    obtain: async () => {
      made += 1;
      return { token: `token-${made}`, expiresAt: new Date(now + lifeSeconds * 1000) };
    },
  };
}

describe("memoryTokenCache", () => {
  it("exchanges once for callers at the same time and again shortly before the end", async () => {
    const { cache, wait, made, obtain } = setUp();
    const both = await Promise.all([cache.token("a", obtain), cache.token("a", obtain)]);
    expect(both).toEqual(["token-1", "token-1"]);
    wait(3600 - 121);
    expect(await cache.token("a", obtain)).toBe("token-1");
    wait(1);
    expect(await cache.token("a", obtain)).toBe("token-2");
    expect(made()).toBe(2);
  });

  it("keeps short tokens for three quarters of their life", async () => {
    const { cache, wait, obtain } = setUp(60);
    await cache.token("a", obtain);
    wait(44);
    expect(await cache.token("a", obtain)).toBe("token-1");
    wait(1);
    expect(await cache.token("a", obtain)).toBe("token-2");
  });

  it("keeps keys apart, and forgets a token only while it is held", async () => {
    const { cache, obtain } = setUp();
    await cache.token("a", obtain);
    expect(await cache.token("b", obtain)).toBe("token-2");
    await cache.forget("a", "token-2");
    expect(await cache.token("a", obtain)).toBe("token-1");
    await cache.forget("a", "token-1");
    expect(await cache.token("a", obtain)).toBe("token-3");
  });

  it("tries again after an exchange that failed", async () => {
    const { cache, obtain } = setUp();
    await expect(cache.token("a", () => Promise.reject(new Error("refused")))).rejects.toThrow("refused");
    expect(await cache.token("a", obtain)).toBe("token-1");
  });
});
