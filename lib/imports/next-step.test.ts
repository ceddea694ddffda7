import { describe, expect, it } from "vitest";
import { faultOf, nextStep, type WriteFact } from "./next-step";

const error = (code: string, fieldErrors = {}) => ({
  code,
  message: `It said ${code}.`,
  fieldErrors,
  retryable: false,
});
const create = (state: WriteFact["state"], more: Partial<WriteFact> = {}): WriteFact => ({
  kind: "client.create",
  state,
  finished: state === "sent" || state === "rejected",
  error: null,
  ...more,
});
const address = (state: WriteFact["state"], more: Partial<WriteFact> = {}): WriteFact => ({
  ...create(state, more),
  kind: "client.address",
});
const busy = create("rejected", { error: error("rate-limited") });

describe("the next step of a row", () => {
  it("creates once, then sets the address once", () => {
    expect(nextStep([], true)).toEqual({ do: "create", ended: 0 });
    expect(nextStep([create("sent")], true)).toEqual({ do: "address", ended: 0 });
    expect(nextStep([create("sent")], false)).toEqual({ do: "nothing", result: "created", reasons: [] });
    expect(nextStep([create("sent"), address("sent")], true)).toEqual({
      do: "nothing",
      result: "created",
      reasons: [],
    });
  });

  it("waits while an answer is not known, and never sends beside it", () => {
    for (const state of ["sending", "unknown", "reconciling"] as const) {
      expect(nextStep([create(state)], true)).toEqual({ do: "wait" });
      expect(nextStep([busy, create(state)], true)).toEqual({ do: "wait" });
      expect(nextStep([create("sent"), address(state)], true)).toEqual({ do: "wait" });
    }
    expect(nextStep([create("sent", { finished: false })], true)).toEqual({ do: "wait" });
  });

  it("tries again what the connection kept from being sent, under a new id", () => {
    expect(nextStep([busy], true)).toEqual({ do: "create", ended: 1 });
    expect(nextStep([busy, busy], true)).toEqual({ do: "create", ended: 2 });
    const later = address("rejected", { error: error("unavailable") });
    expect(nextStep([create("sent"), later], true)).toEqual({ do: "address", ended: 1 });
  });

  it("ends with what the provider found wrong, by our fields", () => {
    const refused = create("rejected", {
      error: error("invalid-request", { "name.first_name": ["Too odd."] }),
    });
    expect(nextStep([refused], true)).toEqual({
      do: "nothing",
      result: "failed",
      reasons: [{ field: "firstName", message: "Too odd." }],
    });
    expect(nextStep([create("absent")], true)).toMatchObject({ do: "nothing", result: "failed" });
  });

  it("keeps a client whose address is refused", () => {
    const refused = address("rejected", { error: error("invalid-request", { postcode: ["Missing."] }) });
    expect(nextStep([create("sent"), refused], true)).toEqual({
      do: "nothing",
      result: "created",
      reasons: [{ field: "address.postcode", message: "Missing." }],
    });
  });
});

describe("whose fault", () => {
  it("tells a bad row from a busy provider and from a broken connection", () => {
    expect(faultOf(error("invalid-request"))).toBe("row");
    expect(faultOf(error("dismissed"))).toBe("row");
    expect(faultOf(error("rate-limited"))).toBe("later");
    expect(faultOf(error("unavailable"))).toBe("later");
    expect(faultOf(error("unauthorized"))).toBe("connection");
    expect(faultOf(error("not-configured"))).toBe("connection");
  });
});
