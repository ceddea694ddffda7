import { describe, expect, it } from "vitest";
import { statusLook, statusWords } from "./status";

const now = Date.parse("2026-11-22T12:00:00Z");

describe("status words", () => {
  it("name the provider that has the case", () => {
    expect(statusWords({ status: "processing", providerLabel: "Amiqus", waitingOn: "provider" })).toBe(
      "With Amiqus",
    );
  });

  it("say us when staff must finish the flow, in amber", () => {
    expect(statusWords({ status: "processing", providerLabel: "APLYiD", waitingOn: "us" })).toBe("With us");
    expect(statusLook({ status: "processing", waitingOn: "us" }).hue).toBe("review");
    expect(statusLook({ status: "processing", waitingOn: "provider" }).hue).toBe("processing");
  });

  it("date a hold, with the year only when it is another", () => {
    expect(statusWords({ status: "on_hold", holdUntil: "2026-12-03" }, now)).toBe("On hold until 3 Dec");
    expect(statusWords({ status: "on_hold", holdUntil: "2027-01-03" }, now)).toBe("On hold until 3 Jan 2027");
    expect(statusWords({ status: "on_hold" }, now)).toBe("On hold");
  });

  it("quote what nobody has mapped", () => {
    expect(statusWords({ status: "unmapped", rawStatus: "LIMBO" })).toBe("“LIMBO”");
  });

  it("give every status a shape of its own", () => {
    const names = [
      "awaiting_client",
      "processing",
      "needs_review",
      "on_hold",
      "approved",
      "rejected",
      "closed",
      "unmapped",
    ] as const;
    expect(new Set(names.map((status) => statusLook({ status }).shape)).size).toBe(names.length);
  });
});
