import { describe, expect, it } from "vitest";
import { describeError } from "./log";

describe("describeError", () => {
  it("keeps the kind and the frames, never the message", () => {
    const error = Object.assign(new TypeError("marty@hillvalley.test\nis taken"), { code: "23505" });
    const text = JSON.stringify(describeError(error));
    expect(text).toContain("TypeError");
    expect(text).toContain("23505");
    expect(text).not.toContain("marty");
    expect(text).not.toContain("is taken");
  });

  it("survives what is no error", () => {
    expect(describeError("boom")).toEqual({ kind: "string" });
  });
});
