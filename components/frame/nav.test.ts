import { describe, expect, it } from "vitest";
import { isIn, navFor } from "./nav";

describe("nav", () => {
  it("shows the audit to those who may read it", () => {
    expect(navFor("staff").map((item) => item.id)).not.toContain("audit");
    expect(navFor("auditor").map((item) => item.id)).toContain("audit");
  });

  it("gives every place a key of its own", () => {
    const keys = navFor("admin").map((item) => item.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("knows a place from one that begins alike", () => {
    expect(isIn("/cases/1", "/cases")).toBe(true);
    expect(isIn("/cases-old", "/cases")).toBe(false);
  });
});
