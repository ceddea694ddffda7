import { describe, expect, it } from "vitest";
import { steps } from "@/lib/amiqus/steps";
import { launchBodySchema } from "@/lib/launch/bodies";
import { errorsAt } from "@/lib/launch/errors-at";
import { checkDraft, type Draft, draftBody, emptyDraft, priceQuestion } from "./draft";

const now = new Date("2026-11-22T12:00:00Z");
const draft = (patch: Partial<Draft>): Draft => ({ ...emptyDraft, ...patch });
const credit = { key: "1", type: "check.credit", values: {} };
const photo = { key: "2", type: "check.photo_id", values: {} };

function accepted(one: Draft): boolean {
  const body = draftBody(one, now);
  return launchBodySchema("amiqus", one.kind, body)?.safeParse(body).success ?? false;
}

describe("launch drafts", () => {
  it("builds what the provider's schema takes whenever it finds nothing wrong, and only then", () => {
    const drafts = [
      draft({}),
      draft({ steps: [credit] }),
      draft({ steps: [credit, photo], message: "Hello", reminder: true, notification: false }),
      draft({ steps: [{ ...photo, values: { docs: [] } }] }),
      draft({ steps: [credit], message: "x".repeat(5001) }),
      draft({ source: "template" }),
      draft({ source: "template", template: "7" }),
      draft({ kind: "case" }),
      draft({ kind: "case", name: "Purchase of 9303 Lyon Drive", reference: "HV-1" }),
      ...steps.map((step) => draft({ steps: [{ key: step.type, type: step.type, values: {} }] })),
    ];
    for (const one of drafts) {
      const clean = Object.keys(checkDraft(one, now)).length === 0;
      expect(clean, JSON.stringify(one)).toBe(accepted(one));
    }
  });

  it("keeps the expiry within ten days", () => {
    const expiry = (expiryDay: string) => draft({ steps: [credit], expiryDay });
    expect(checkDraft(expiry("2026-11-25"), now)).toEqual({});
    expect(checkDraft(expiry("2026-12-02"), now)).toEqual({});
    expect(checkDraft(expiry("2026-12-05"), now)).toHaveProperty("expiresAt");
    expect(checkDraft(expiry("2026-11-20"), now)).toHaveProperty("expiresAt");
    const body = draftBody(expiry("2026-12-02"), now);
    expect(new Date(String(body.expiresAt)).getTime()).toBeLessThanOrEqual(now.getTime() + 10 * 86_400_000);
  });

  it("asks the price once the steps are complete", () => {
    expect(priceQuestion(draft({}))).toBeNull();
    expect(priceQuestion(draft({ kind: "case", name: "A" }))).toBeNull();
    expect(priceQuestion(draft({ steps: [credit], message: "later" }))).toEqual({
      kind: "record",
      input: { steps: [{ type: "check.credit" }], notification: false },
    });
    expect(priceQuestion(draft({ source: "template", template: "7" }))?.input).toEqual({ template: 7 });
  });

  it("finds messages below a field", () => {
    const errors = { "steps.0.preferences.docs.1": ["No"] };
    expect(errorsAt(errors, "steps.0.preferences.docs")).toEqual(["No"]);
    expect(errorsAt(errors, "steps.0.preferences.doc")).toBeUndefined();
  });
});
