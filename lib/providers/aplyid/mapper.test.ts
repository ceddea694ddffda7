import { describe, expect, it } from "vitest";
import completed from "./__fixtures__/completed.json";
import created from "./__fixtures__/created.json";
import { describeSnapshot, guidedFlowOf } from "./describe";
import { awaitedSnapshot, heardCase, launchedCase, namedCase } from "./mapper";
import { caseStatus, waitingOn } from "./status-map";

const at = new Date("2026-11-22T12:00:00Z");
const later = new Date("2026-11-23T12:00:00Z");
const ours = { title: "Onboarding", reference: "order-9281", at };
const launched = launchedCase({ value: created, raw: created }, ours);

describe("statuses", () => {
  it.each([
    ["to_do", null, "processing", "us"],
    ["in_progress", "no_decision_yet", "processing", "us"],
    ["in_review", null, "needs_review", "us"],
    ["on_hold", null, "on_hold", "us"],
    ["cancelled", null, "closed", null],
    ["completed", "approved", "approved", null],
    ["completed", "denied", "rejected", null],
    ["completed", "no_decision_yet", "needs_review", "us"],
    ["completed", null, "needs_review", "us"],
    ["completed", "maybe", "unmapped", "us"],
    ["archived", "approved", "unmapped", "us"],
  ] as const)("%s with %s is %s, waiting on %s", (raw, approval, status, waits) => {
    expect(caseStatus(raw, approval)).toBe(status);
    expect(waitingOn(status)).toBe(waits);
  });
});

describe("what is heard", () => {
  it("ends a case, keeps our words, and counts from when it was first told", () => {
    const heard = heardCase(launched.snapshot, completed, later, undefined);
    expect(heard?.case).toMatchObject({
      ref: { kind: "case", id: "1024" },
      title: "Onboarding",
      reference: "order-9281",
      status: "approved",
      outcome: "approved",
      createdAt: at,
      updatedAt: later,
    });
    const again = heardCase(heard?.snapshot ?? null, completed, new Date("2026-11-25T12:00:00Z"), undefined);
    expect(guidedFlowOf(again?.snapshot ?? null)).toEqual({
      url: "https://workflow.aplyid.com/guided_flows/standard/5567/overview",
      flowId: "5567",
      approval: "approved",
      clientId: "8843",
      named: false,
      launchedAt: at.toISOString(),
      toldAt: later.toISOString(),
      completedAt: later.toISOString(),
      purgeAt: "2026-11-30T12:00:00.000Z",
    });
  });

  it("is as it was sent, of a launch whose number a person read there", () => {
    const sent = { status: "to_do", clientName: "Ada" };
    const { case: named, snapshot } = namedCase(1024, sent, {
      title: "Onboarding",
      reference: "order-9281",
      at,
    });
    expect(named).toMatchObject({ ref: { id: "1024" }, rawStatus: "to_do", status: "processing" });
    expect(guidedFlowOf(snapshot)).toMatchObject({ named: true, url: null, launchedAt: at.toISOString() });
    const heard = heardCase(snapshot, completed, later, undefined);
    expect(guidedFlowOf(heard?.snapshot ?? null)).toMatchObject({ named: false, approval: "approved" });
  });

  it("is of no other case and no other reference, unless a person says so", () => {
    expect(heardCase(launched.snapshot, { ...completed, case_id: 7 }, later, undefined)).toBeNull();
    for (const external_id of ["order-1", null]) {
      expect(heardCase(launched.snapshot, { ...completed, external_id }, later, undefined)).toBeNull();
    }
    const attached = heardCase(launched.snapshot, { ...completed, case_id: 7 }, later, launched.case.ref);
    expect(attached?.case).toMatchObject({
      ref: { id: "1024" },
      reference: "order-9281",
      status: "approved",
    });
  });

  it("settles a launch without an answer, and is a case of its own without a launch", () => {
    const settled = heardCase({ ...awaitedSnapshot(ours) }, completed, later, undefined);
    expect(settled?.case).toMatchObject({ ref: { id: "1024" }, title: "Onboarding", createdAt: at });
    expect(heardCase(null, completed, later, undefined)?.case).toMatchObject({
      title: "Case 1024",
      clientName: "John Doe",
      createdAt: later,
    });
  });

  it("shows only links that a browser may open", () => {
    const odd = heardCase(null, { ...completed, case_url: "javascript:alert(1)" }, later, undefined);
    expect(guidedFlowOf(odd?.snapshot ?? null).url).toBeNull();
    expect(describeSnapshot("case", odd?.snapshot ?? null).performUrl).toBeNull();
  });
});
